/** A redirection of standard output, with the file where it stands in the same word: `>`, `1>>`, `&>x`, `>|x`. */
const redirection = /^(?:1|&)?>{1,2}\|?(.*)$/;

/** Whether a simple command sends its standard output into a file: no device, no other stream. */
export function writesOutputToFile(words: readonly string[]): boolean {
  return words.some((word, at) => {
    const [, target] = redirection.exec(word) ?? [];
    return target !== undefined && isFile(target === '' ? words[at + 1] : target);
  });
}

/** Whether what stands for a place to write to is a file; `/dev/stdout`, `&1` and `-` are streams, `yaml` is a format. */
export function isFile(target: string | undefined): boolean {
  return target !== undefined && target !== '' && !/^(yaml|json|-|&[\d-]*|\/dev\/.*)$/.test(target);
}
