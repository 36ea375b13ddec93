/** Characters kept in all: the files of most repositories, and little beside what their facts take. */
const mostCharacters = 16 * 1024 * 1024;

const decoder = new TextDecoder('utf-8');

/** The text of a blob; a byte order mark is no part of it. */
export function decodeText(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

/** Texts that a scan has read, by object id, kept until the lines of its evidence are found: no file is read twice for them. */
export class KeptTexts {
  private readonly texts = new Map<string, string>();
  private room: number;

  /** @param room characters; a text that exceeds what is left of them is not kept. */
  constructor(room: number = mostCharacters) {
    this.room = room;
  }

  add(objectId: string, text: string): void {
    if (text.length > this.room || this.texts.has(objectId)) return;
    this.room -= text.length;
    this.texts.set(objectId, text);
  }

  get(objectId: string): string | undefined {
    return this.texts.get(objectId);
  }
}
