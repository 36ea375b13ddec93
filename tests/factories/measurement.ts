/** What a row of `npm run bench` prints. */
export interface Measurement {
  value: number;
  unit: string;
  budget: number;
  against: string;
  details: Record<string, number | string>;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Seconds that a piece of work takes. */
export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** Times two pieces of work in turn and gives the ratio of their medians, the first to the second, with both. */
export async function ratioOfPairs(
  pairs: number,
  first: () => Promise<unknown>,
  second: () => Promise<unknown>,
): Promise<{ ratio: number; first: number; second: number }> {
  const firsts: number[] = [];
  const seconds: number[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    seconds.push(await secondsOf(second));
    firsts.push(await secondsOf(first));
  }
  return {
    ratio: round(median(firsts) / median(seconds)),
    first: round(median(firsts)),
    second: round(median(seconds)),
  };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
