/** A file, or a part of one, that could not be looked at: what it would have shown is unknown. */
export interface Unread {
  path: string;
  line: number | null;
  reason: string;
}
