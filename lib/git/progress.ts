/** One step of a fetch, as git reports it: `Receiving objects`, 120 of 4000. */
export interface TransferProgress {
  step: string;
  done: number;
  total: number;
}

/** Reads git's progress lines from pieces of its stderr, however they are cut. */
export function progressReader(onProgress: (progress: TransferProgress) => void): (text: string) => void {
  let rest = '';
  return (text) => {
    const lines = (rest + text).split(/[\r\n]/);
    rest = (lines.pop() ?? '').slice(-1000);
    for (const line of lines) {
      const match = /^(?:remote: )?([A-Z][a-z ]+):\s+\d+% \((\d+)\/(\d+)\)/.exec(line);
      if (match) {
        onProgress({ step: match[1] ?? '', done: Number(match[2]), total: Number(match[3]) });
      }
    }
  };
}
