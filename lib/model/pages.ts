import { z } from 'zod';
import { Id, Text, unique } from '@/lib/model/content-fields';
import { DeliveryMetric, type Level, Thresholds } from '@/lib/model/model';

/** For whom a level brings something, in the order in which they are shown. */
export const Audience = z.enum([
  'application developers',
  'platform and operations',
  'security and compliance',
  'leadership',
]);
export type Audience = z.infer<typeof Audience>;

const Criteria = z
  .array(Id)
  .min(1)
  .refine(...unique)
  .readonly();

/** What a level brings to somebody, and from where that is known. */
export const Benefit = z
  .strictObject({
    audience: Audience,
    benefit: Text,
    /** Ids of the criteria that produce it. */
    criteria: Criteria,
    /** DORA metrics in which it shows; may be empty where `shows` says how else it is seen. */
    metrics: z
      .array(DeliveryMetric)
      .refine(...unique)
      .readonly()
      .default([]),
    shows: Text.nullable().default(null),
    /** Where it is said, or from what it is inferred. */
    source: Text,
    /** True where no source says it and Cairn concludes it. */
    inference: z.boolean(),
  })
  .refine(({ metrics, shows }) => metrics.length > 0 || shows !== null, {
    path: ['shows'],
    message: 'is missing: say where it shows, or name a metric in metrics',
  })
  .readonly();
export type Benefit = z.infer<typeof Benefit>;

const Benefits = z
  .array(Benefit)
  .refine(
    (benefits) => Audience.options.every((audience) => benefits.some((benefit) => benefit.audience === audience)),
    `must have at least one for each of: ${Audience.options.join(', ')}`,
  )
  .readonly();

/** The front matter of `content/pages/levels/<level>.md`. */
export const LevelPageFrontMatter = z.strictObject({
  /** A repository as it often looks, one line a file or folder. */
  tree: Text,
  tools: z
    .array(z.strictObject({ name: Text, use: Text }).readonly())
    .min(1)
    .readonly(),
  signs: z.array(Text).length(5, 'must be five').readonly(),
  benefits: Benefits,
});
export type LevelPageFrontMatter = z.infer<typeof LevelPageFrontMatter>;

/** What a level is like, to be read. Texts are Markdown; `summary` is what stands before the first heading. */
export type LevelPage = Readonly<LevelPageFrontMatter> & {
  readonly level: Level;
  readonly summary: string;
  readonly workingDay: string;
  readonly notYet: string;
};

const Situation = z
  .strictObject({
    tree: Text,
    /** The path of one change, step by step. */
    path: z.array(Text).min(2).readonly(),
  })
  .readonly();

/** The front matter of `content/pages/steps/<from>-<to>.md`. */
export const StepPageFrontMatter = z.strictObject({
  before: Situation,
  after: Situation,
  who: z
    .array(z.strictObject({ who: Text, does: Text }).readonly())
    .min(1)
    .readonly(),
  /** The usual order. The efforts are those of the criteria. */
  order: z
    .array(z.strictObject({ title: Text, text: Text, criteria: Criteria }).readonly())
    .min(1)
    .readonly(),
  pitfalls: z
    .array(z.strictObject({ title: Text, text: Text }).readonly())
    .min(1)
    .readonly(),
});
export type StepPageFrontMatter = z.infer<typeof StepPageFrontMatter>;

/** The way from one level to the next, to be read. */
export type StepPage = Readonly<StepPageFrontMatter> & {
  readonly from: Level;
  readonly to: Level;
  readonly summary: string;
  readonly whatChanges: string;
  readonly usualEffort: string;
};

/** What a threshold means: a sentence with the place where its number goes. */
const ThresholdWords = Text.refine((words) => words.includes('{value}'), 'must hold {value}, where the number goes');

/** The front matter of `content/pages/method.md`. */
export const MethodPageFrontMatter = z.strictObject({
  /** One sentence for each threshold of `model.yaml`. */
  thresholds: z.record(Thresholds.unwrap().keyof(), ThresholdWords).readonly(),
  sources: z
    .array(z.strictObject({ title: Text, use: Text, address: z.url().nullable().default(null) }).readonly())
    .min(1)
    .readonly(),
});
export type MethodPageFrontMatter = z.infer<typeof MethodPageFrontMatter>;

/** The sections that the method page must have, in their order; `id` is the anchor. */
export const METHOD_SECTIONS = [
  { id: 'layers', heading: 'What is seen, and what is judged' },
  { id: 'gates', heading: 'Gates decide the level' },
  { id: 'figures', heading: 'Four figures for one level' },
  { id: 'unknown', heading: 'Unknown is never no' },
  { id: 'solidity', heading: 'Thin, coverage and provisional' },
  { id: 'left-out', heading: 'Not applicable' },
  { id: 'disputes', heading: 'When you disagree' },
  { id: 'safety', heading: 'Safety findings' },
  { id: 'inheritance', heading: 'Teams, platforms and inheritance' },
  { id: 'push', heading: 'Why a pipeline that applies on merge is Level 0' },
  { id: 'implied-production', heading: 'When the only target counts as production' },
  { id: 'delivery', heading: 'How delivery is measured' },
  { id: 'our-own', heading: "What is Cairn's own" },
  { id: 'limits', heading: 'Limits' },
] as const;

/** How Cairn judges, to be read. */
export type MethodPage = Readonly<MethodPageFrontMatter> & {
  readonly summary: string;
  readonly sections: readonly { readonly id: string; readonly heading: string; readonly text: string }[];
};

/** The pages about the model, checked: every level, every step, every criterion that they name. */
export interface ModelPages {
  /** Lowest level first. */
  readonly levels: readonly LevelPage[];
  /** Lowest step first. */
  readonly steps: readonly StepPage[];
  readonly method: MethodPage;
}
