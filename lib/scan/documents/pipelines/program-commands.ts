import type { ShellCommand } from '@/lib/scan/documents/pipelines/commands';

/** A call that starts another program: Python's subprocess and os, Node's child_process, Ruby's system, the tagged text of zx. */
const call =
  /(?:\b(?:subprocess\.\w+|os\.(?:system|popen)|check_call|check_output|execa?|execSync|execFile(?:Sync)?|spawn(?:Sync)?|run|sh|system)|(?<![\w$])\$(?=`))\s*\(?\s*/g;
/** A variable that holds where a program lies: `const helm = await which('helm')`, `helm = shutil.which("helm")`. */
const located = /\b(\w+)\s*=\s*(?:await\s+)?(?:shutil\.)?which(?:\.sync|Sync)?\(\s*["'`]([\w.-]+)["'`]/g;
/** A variable that holds the words of a command: `command = ["helm", "upgrade"]`. */
const listed = /\b(\w+)\s*=\s*(?=\[\s*f?["'`])/g;
/** How far behind the call its words may reach. */
const reach = 600;

/**
 * The commands that a program in Python, JavaScript or Ruby starts, as far as they are written out: `subprocess.run(['kubectl',
 * 'apply'])`, `os.system('helm lint .')`, `` $`helm lint .` ``, or in a list that a variable holds before the call. Words that are no text
 * (variables) become `$`.
 */
export function programCommands(program: string): ShellCommand[] {
  const commands: ShellCommand[] = [];
  const programs = new Map(Array.from(program.matchAll(located), ([, name = '', found = '']) => [name, found]));
  const lists = new HeldLists(program);
  let line = 1;
  let counted = 0;
  for (const match of program.matchAll(call)) {
    const at = match.index + match[0].length;
    const rest = program.slice(at, at + reach);
    const text = commandAt(rest) ?? lists.commandFor(rest, at);
    if (text === null) continue;
    for (; counted < match.index; counted += 1) if (program.charCodeAt(counted) === 10) line += 1;
    commands.push({ text: withProgram(text, programs), line });
  }
  return commands;
}

/** Lists of words that variables hold, as a walk through a program meets them. */
class HeldLists {
  readonly #program: string;
  readonly #all: readonly RegExpExecArray[];
  readonly #latest = new Map<string, number>();
  #next = 0;

  constructor(program: string) {
    this.#program = program;
    this.#all = [...program.matchAll(listed)];
  }

  /** The command whose words the variable holds that a call names: what was set last before it. Calls come in their order. */
  commandFor(rest: string, at: number): string | null {
    for (let set = this.#all[this.#next]; set && set.index < at; set = this.#all[this.#next]) {
      this.#latest.set(set[1] ?? '', set.index + set[0].length);
      this.#next += 1;
    }
    const from = this.#latest.get(/^(\w{1,100})\s*[,)]/.exec(rest)?.[1] ?? '');
    return from === undefined ? null : commandAt(this.#program.slice(from, from + reach));
  }
}

/** A command whose program is such a variable, with the program in its place. */
function withProgram(text: string, programs: ReadonlyMap<string, string>): string {
  return text.replace(/^\$?\{(\w+)\}/, (written, name: string) => programs.get(name) ?? written);
}

function commandAt(rest: string): string | null {
  const whole = /^f?(["'`])((?:(?!\1)[^\\\n]){2,300})\1/.exec(rest);
  const words = whole?.[2] ? [whole[2]] : [];
  const open = whole ? /^\s*,\s*\[/.exec(rest.slice(whole[0].length)) : /^\[/.exec(rest);
  if (!open) return whole?.[2]?.includes(' ') ? whole[2] : null;
  const list = rest.slice((whole?.[0].length ?? 0) + open[0].length).split(']')[0] ?? '';
  for (const item of list.split(',')) {
    const text = /^\s*f?(["'`])(.*)\1\s*$/s.exec(item)?.[2];
    if (item.trim() !== '') words.push(text ?? '$');
  }
  return words.length > 0 && words[0] !== '$' ? words.join(' ') : null;
}

/** What starts other programs in JavaScript, or takes in a part of the same repository that may. */
const starter =
  /child_process|\bexec\w*\s*\(|\bspawn\w*\s*\(|execa|shelljs|cross-spawn|\bzx\b|\$`|\b(?:require|import)\s*\(?\s*["'`]\.|\bfrom\s+["']\.|\b(?:require|import)\s*\(\s*[^"'`\s]/;

/** Whether a program in JavaScript or TypeScript starts no other program, and takes in no file of its own that could. */
export function startsNothing(program: string): boolean {
  return !starter.test(program);
}
