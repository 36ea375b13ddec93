/** One stone of the cairn: an uneven pebble as an SVG path, in the coordinates of the mark (64 × 64). */
export interface Stone {
  /** Level that the stone stands for, 0 at the bottom. */
  readonly level: number;
  readonly path: string;
}

/** A pebble around a centre; `lean` is 1 or -1 and turns its flat side to the left or to the right. */
function pebble(x: number, y: number, halfWidth: number, halfHeight: number, lean: 1 | -1): string {
  const at = (across: number, down: number): string =>
    `${round(x + across * halfWidth * lean)} ${round(y + down * halfHeight)}`;
  return [
    `M${at(-1, 0.2)}`,
    `C${at(-1, -0.7)} ${at(-0.62, -1)} ${at(-0.08, -1)}`,
    `C${at(0.55, -1)} ${at(1, -0.62)} ${at(1, 0.1)}`,
    `C${at(1, 0.82)} ${at(0.66, 1)} ${at(0.1, 1)}`,
    `C${at(-0.6, 1)} ${at(-1, 0.9)} ${at(-1, 0.2)}Z`,
  ].join('');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** The four stones of the mark, bottom first: Level 0 carries the others. */
export const STONES: readonly Stone[] = [
  { level: 0, path: pebble(32, 53, 27, 8.5, 1) },
  { level: 1, path: pebble(30.5, 36.6, 20.5, 6.8, -1) },
  { level: 2, path: pebble(33, 23, 14.5, 5.7, 1) },
  { level: 3, path: pebble(31.4, 11.4, 8.8, 4.8, -1) },
];
