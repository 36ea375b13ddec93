/**
 * Makes a failing input smaller, as long as it still fails: halves, quarters and ever smaller parts are left out, and what is repeated
 * shrinks with them. Asks at most `mostProbes` times.
 */
export async function minimize(
  input: Buffer,
  stillFails: (candidate: Buffer) => Promise<boolean>,
  mostProbes: number,
): Promise<Buffer> {
  let smallest = input;
  let probes = 0;
  let part = Math.ceil(smallest.length / 2);
  while (part >= 1 && probes < mostProbes) {
    let isSmaller = false;
    for (let at = 0; at < smallest.length && probes < mostProbes; ) {
      const candidate = Buffer.concat([smallest.subarray(0, at), smallest.subarray(at + part)]);
      probes += 1;
      if (await stillFails(candidate)) {
        smallest = candidate;
        isSmaller = true;
      } else at += part;
    }
    if (!isSmaller) part = part === 1 ? 0 : Math.ceil(part / 2);
  }
  return smallest;
}
