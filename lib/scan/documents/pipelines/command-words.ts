/** The words of one simple command. */
export type Words = string[];

/** Words that only introduce the command that follows them. */
const introductions = new Set(
  'sudo time env exec command nohup nice then do else if elif while until ! { npx bunx stdbuf unbuffer chronic'.split(
    ' ',
  ),
);
const runners = /^(poetry|uv|pipenv|pdm|hatch|rye|bundle|pnpm|yarn|bun|mise|asdf) (run|exec|dlx|x)$/;
/** Programs that run another one given among their words, at a place that depends on their options. */
const wrappers =
  /^(docker|podman|nerdctl|xargs|parallel|find|nix|nix-shell|devbox|direnv|aws-vault|timeout|retry|op|doppler|chroot|su|flock|watch)$/;
const shells = /^(bash|sh|zsh|dash|ash|ksh)$/;
const maximumCandidates = 60;

/** The script that a shell or ssh runs, when these words are such a call. */
export function wrappedScript(words: Words): { script: string; remote: boolean } | null {
  const rest = withoutIntroductions(words);
  const program = baseName(rest[0] ?? '');
  if (shells.test(program)) {
    const flag = rest.findIndex((word, index) => index > 0 && /^-[a-z]*c$/.test(word));
    const script = flag > 0 ? rest[flag + 1] : undefined;
    return script === undefined ? null : { script, remote: false };
  }
  if (program === 'eval') return { script: rest.slice(1).join(' '), remote: false };
  if (program === 'ssh') {
    const host = rest.findIndex(
      (word, index) => index > 0 && !word.startsWith('-') && !takesValue(rest[index - 1] ?? ''),
    );
    const script = host > 0 ? rest.slice(host + 1).join(' ') : '';
    return script === '' ? null : { script, remote: true };
  }
  return null;
}

function takesValue(option: string): boolean {
  return /^-[iopPlFJLRDbc]$/.test(option);
}

/** Texts at whose start a tool's name may stand (see Segment). */
export function candidatesOf(words: Words): string[] {
  const rest = withoutIntroductions(words);
  const program = baseName(rest[0] ?? '');
  if (program === '') return [];
  const own = commandText(rest);
  const separator = rest.indexOf('--');
  const behind =
    separator > 0 && program !== 'kubectl' && program !== 'git' ? [commandText(rest.slice(separator + 1))] : [];
  if (!wrappers.test(program)) return [own, ...behind];
  const candidates = [own, ...behind];
  for (let at = 1; at < rest.length && candidates.length < maximumCandidates; at += 1) {
    const word = rest[at] ?? '';
    if (!word.startsWith('-')) candidates.push(commandText(rest.slice(at)));
  }
  return candidates;
}

function commandText(words: Words): string {
  return [baseName(words[0] ?? ''), ...words.slice(1)].join(' ');
}

/** The command without assignments, `sudo`, `time` and the like in front of it. */
export function withoutIntroductions(words: Words): Words {
  let at = 0;
  while (at < words.length) {
    const word = words[at] ?? '';
    const pair = `${word} ${words[at + 1] ?? ''}`;
    if (runners.test(pair)) at += 2;
    else if (introductions.has(word) || /^[A-Za-z_][A-Za-z0-9_]*\+?=/.test(word)) at += 1;
    else if (at > 0 && word.startsWith('-') && introductions.has(words[at - 1] ?? '')) at += 1;
    else break;
  }
  return words.slice(at);
}

/**
 * Name of the program that a word calls: folders and image tags taken off; a variable that carries a tool's name
 * (`$(KUBECTL)`, `${HELM_BIN}`) stands for the tool, as Makefiles do it.
 */
export function baseName(word: string): string {
  const variable = /^\$[({]?([A-Z][A-Z0-9_]*?)(_BIN|_CMD|_EXE|_PATH)?[)}]?$/.exec(word);
  if (variable?.[1]) return variable[1].toLowerCase().replaceAll('_', '-');
  const name = word.slice(word.lastIndexOf('/') + 1);
  const plain = /^[^:@]+/.exec(name)?.[0] ?? name;
  return plain.replace(/\.exe$/, '');
}
