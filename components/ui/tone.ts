/** What a colour stands for; always beside words or a shape that say the same. */
export type Tone = 'plain' | 'accent' | 'good' | 'partly' | 'bad' | 'unknown';

/** Text in the tone on its soft ground: at least 4.5:1 in light and dark. */
export const softTone: Readonly<Record<Tone, string>> = {
  plain: 'bg-sunken text-ink-soft',
  accent: 'bg-accent-soft text-accent',
  good: 'bg-good-soft text-good',
  partly: 'bg-partly-soft text-partly',
  bad: 'bg-bad-soft text-bad',
  unknown: 'bg-unknown-soft text-unknown',
};

/** The tone as a colour of text and of shapes drawn with `currentColor`. */
export const toneText: Readonly<Record<Tone, string>> = {
  plain: 'text-ink-faint',
  accent: 'text-accent',
  good: 'text-good',
  partly: 'text-partly',
  bad: 'text-bad',
  unknown: 'text-unknown',
};
