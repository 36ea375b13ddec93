import type { Model } from '@/lib/model/model';
import { METHOD_SECTIONS } from '@/lib/model/pages';
import { parseModel } from '@/lib/model/parse';
import { criterionFile, type Fields, modelFile, modelFiles } from '@/tests/lib/model/model-files';

const CRITERIA = ['zero', 'one', 'two', 'three'];

/** A small model that `pageFiles` fits: the criteria `zero`, `one`, `two` and `three`, each a gate of the level it names. */
export function pagesModel(): Model {
  const files = CRITERIA.map((id, level) => [`criteria/${id}.md`, criterionFile({ level, gate: level })] as const);
  return parseModel(modelFiles(Object.fromEntries(files)));
}

const AUDIENCES = ['application developers', 'platform and operations', 'security and compliance', 'leadership'];

/** The fields of a benefit that is right on the page of level 1. */
export function benefit(fields: Fields = {}): Fields {
  return {
    audience: 'leadership',
    benefit: 'Good.',
    criteria: ['one'],
    metrics: ['change-lead-time'],
    source: 'A source',
    inference: false,
    ...fields,
  };
}

/** The text of a level's page that is right, with the fields given instead. */
export function levelPageFile(level: number, fields: Fields = {}): string {
  const all = {
    tree: 'shop/\n  deploy/\n',
    tools: [{ name: 'A tool', use: 'does it' }],
    signs: ['One.', 'Two.', 'Three.', 'Four.', 'Five.'],
    benefits: AUDIENCES.map((audience) => benefit({ audience, criteria: [CRITERIA[level]] })),
    ...fields,
  };
  return page(all, ['A working day', 'What it does not give yet']);
}

/** The text of the page of the step to a level that is right, with the fields given instead. */
export function stepPageFile(to: number, fields: Fields = {}): string {
  const all = {
    before: { tree: 'a/', path: ['First.', 'Then.'] },
    after: { tree: 'b/', path: ['First.', 'Then.'] },
    who: [{ who: 'A team', does: 'Something.' }],
    order: [{ title: 'Begin', text: 'Do it.', criteria: [CRITERIA[to]] }],
    pitfalls: [{ title: 'A trap', text: 'Look out.' }],
    ...fields,
  };
  return page(all, ['What changes', 'Usual effort']);
}

/** The text of a method page that is right, with the fields given instead. */
export function methodPageFile(fields: Fields = {}): string {
  const all = { thresholds: thresholdWords(), sources: [{ title: 'A source', use: 'For this.' }], ...fields };
  return page(
    all,
    METHOD_SECTIONS.map(({ heading }) => heading),
  );
}

/** Words for every threshold of the model. */
export function thresholdWords(): Record<string, string> {
  const names = Object.keys(parseModel(modelFiles({ 'model.yaml': modelFile() })).thresholds);
  return Object.fromEntries(names.map((name) => [name, 'At least {value}.']));
}

function page(fields: Fields, headings: readonly string[]): string {
  const sections = headings.map((heading) => `## ${heading}\nText of ${heading}.\n`);
  return `---\n${JSON.stringify(fields)}\n---\nOpening.\n\n${sections.join('\n')}`;
}

/** Pages that are right, as `parsePages` takes them; files given are added or put in the place of their own. */
export function pageFiles(files: Readonly<Record<string, string>> = {}): Map<string, string> {
  const levels = [0, 1, 2, 3].map((level) => [`pages/levels/${level}.md`, levelPageFile(level)] as const);
  const steps = [1, 2, 3].map((to) => [`pages/steps/${to - 1}-${to}.md`, stepPageFile(to)] as const);
  const own = { ...Object.fromEntries([...levels, ...steps]), 'pages/method.md': methodPageFile() };
  return new Map(Object.entries({ ...own, ...files }));
}
