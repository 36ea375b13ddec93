import type { Key, KeyLine } from '@/lib/delivery/configuration/fact-writer';
import { isObject, type JsonObject, type JsonValue } from '@/lib/scan/documents/json';

/** What a text in braces (HCL, Jsonnet, CUE, KCL) sets as plain texts, with the line of each key. */
export interface BraceText {
  body: JsonObject;
  lineOf: (key: Key) => KeyLine;
}

interface Frame {
  target: JsonObject | JsonValue[];
  path: Key;
  /** Names before the next value: `resource "helm_release" "redis"`. */
  words: string[];
  /** Keys that are set: several where they are chained as in `image: tag: "v1"`. */
  keys: string[];
}

/** Characters. A longer text is generated. */
const longest = 1_000_000;
const deepest = 60;
/** Names of one block or chained keys: those before them are no names of it. */
const mostNames = 12;
const token =
  /(?<space>\s+)|(?<comment>#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|(?<block>"""[\s\S]*?(?:"""|$)|\|\|\|[\s\S]*?(?:\|\|\||$)|<<[-~]?\s*(?<end>\w+)\n[\s\S]*?(?:\n[ \t]*\k<end>(?!\w)|$))|(?<text>"(?:[^"\\\n]|\\[^\n])*(?:"|\\?(?=\n)|\\?$)|'(?:[^'\\\n]|\\[^\n])*(?:'|\\?(?=\n)|\\?$))|(?<word>[\w$][\w.$-]*)|(?<sign>[\s\S])/y;

/** Reads the texts that stand under names in a text in braces. What is computed is left out; what makes no sense ends nothing. */
export function readBraceText(text: string): BraceText {
  const reading = new Reading();
  const pattern = new RegExp(token);
  for (let line = 1; pattern.lastIndex < text.length && text.length <= longest; ) {
    const [whole = '', groups] = match(pattern, text);
    reading.take(groups, line);
    for (let at = whole.indexOf('\n'); at !== -1; at = whole.indexOf('\n', at + 1)) line += 1;
  }
  return { body: reading.body, lineOf: (key) => reading.lineOf(key) };
}

function match(pattern: RegExp, text: string): [string, Record<string, string | undefined>] {
  const found = pattern.exec(text);
  return [found?.[0] ?? '', found?.groups ?? {}];
}

/** One that inherits nothing: a key may be called as anything. */
function emptyObject(): JsonObject {
  return Object.create(null);
}

class Reading {
  readonly body = emptyObject();
  private readonly lines = new Map<string, number>();
  private readonly frames: Frame[] = [{ target: this.body, path: [], words: [], keys: [] }];
  /** Where the last text was put, in case that it is only a part of a computed one. */
  private last: { target: JsonObject; name: string } | null = null;

  take({ text, word, sign, block, space }: Record<string, string | undefined>, line: number): void {
    const frame = this.frames.at(-1);
    if (frame === undefined) return;
    if (text !== undefined) this.takeText(frame, text.slice(1, -1), line);
    else if (word !== undefined) frame.words.push(word);
    else if (block !== undefined) frame.keys = [];
    else if (space?.includes('\n') && frame.keys.length > 0 && frame.words.length > 0) {
      // A value without quotes ends with its line.
      frame.keys = [];
      frame.words = [];
    } else if (sign !== undefined) this.takeSign(frame, sign, line);
  }

  lineOf(key: Key): KeyLine {
    const line = this.lines.get(key.join('\0'));
    return { line: line ?? 1, isFound: line !== undefined };
  }

  private takeText(frame: Frame, text: string, line: number): void {
    const name = frame.keys.pop();
    if (Array.isArray(frame.target)) frame.target.push(text);
    else if (name === undefined) frame.words.push(text);
    else {
      const [target, path] = this.below(frame, frame.keys, line);
      target[name] = text;
      this.lines.set([...path, name].join('\0'), line);
      this.last = { target, name };
      frame.keys = [];
      frame.words = [];
    }
  }

  private takeSign(frame: Frame, sign: string, line: number): void {
    if (/[{([]/.test(sign)) this.open(frame, sign, line);
    else if (/[})\]]/.test(sign)) {
      if (this.frames.length > 1) this.frames.pop();
    } else if (/[:=]/.test(sign)) {
      const name = frame.words.at(-1);
      if (name !== undefined) frame.keys = sign === '=' ? [name] : [...frame.keys, name].slice(-mostNames);
      frame.words = [];
    } else if (/[,;?]/.test(sign)) {
      frame.words = [];
      frame.keys = [];
    } else if (/[+%]/.test(sign) && this.last && frame.words.length === 0) {
      delete this.last.target[this.last.name];
    }
    this.last = null;
  }

  private open(frame: Frame, sign: string, line: number): void {
    const isList = sign === '[';
    const names = frame.keys.length > 0 ? frame.keys : frame.words.slice(isList || sign === '(' ? -1 : -mostNames);
    frame.words = [];
    frame.keys = [];
    const target: JsonObject | JsonValue[] = isList ? [] : emptyObject();
    const path = this.frames.length > deepest ? [] : this.put(frame, names, target, line);
    this.frames.push({ target, path, words: [], keys: [] });
  }

  /** Puts a map or list where it stands, and gives its path. */
  private put(frame: Frame, names: readonly string[], value: JsonValue, line: number): Key {
    if (Array.isArray(frame.target)) {
      frame.target.push(value);
      const path = [...frame.path, frame.target.length - 1];
      this.lines.set(path.join('\0'), line);
      return path;
    }
    const name = names.at(-1);
    // What stands under no name adds to what is around it.
    const [target, path] = this.below(frame, names.slice(0, -1), line);
    if (name === undefined) return frame.path;
    const known = target[name];
    this.lines.set([...path, name].join('\0'), line);
    if (known === undefined) {
      target[name] = value;
      return [...path, name];
    }
    // A block that comes again is one more of them.
    const list = Array.isArray(known) ? known : [known];
    list.push(value);
    target[name] = list;
    return [...path, name, list.length - 1];
  }

  private below(frame: Frame, names: readonly string[], line: number): [JsonObject, Key] {
    let [target, path]: [JsonObject, Key] = [isObject(frame.target) ? frame.target : emptyObject(), frame.path];
    for (const name of names) {
      const known = target[name];
      const next = isObject(known) ? known : emptyObject();
      target[name] = next;
      target = next;
      path = [...path, name];
      this.lines.set(path.join('\0'), line);
    }
    return [target, path];
  }
}
