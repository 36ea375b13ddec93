import { checkLevelPage, checkStepPage } from '@/lib/model/check-pages';
import { type ReportMistake, readFields, readSections, splitDocument } from '@/lib/model/content-document';
import { LEVELS, type Level, type Model } from '@/lib/model/model';
import { ModelError, type ModelMistake } from '@/lib/model/model-error';
import {
  type LevelPage,
  LevelPageFrontMatter,
  METHOD_SECTIONS,
  type MethodPage,
  MethodPageFrontMatter,
  type ModelPages,
  type StepPage,
  StepPageFrontMatter,
} from '@/lib/model/pages';

const METHOD_FILE = 'pages/method.md';

/** The steps between the levels, lowest first. */
const STEPS: readonly { from: Level; to: Level }[] = [
  { from: 0, to: 1 },
  { from: 1, to: 2 },
  { from: 2, to: 3 },
];

/** The file of a level's page, as seen from the content folder. */
function levelFile(level: Level): string {
  return `pages/levels/${level}.md`;
}

function stepFile({ from, to }: { from: Level; to: Level }): string {
  return `pages/steps/${from}-${to}.md`;
}

/**
 * Reads the pages about the model from their files, by path relative to the content folder: `pages/levels/<level>.md`,
 * `pages/steps/<from>-<to>.md` and `pages/method.md`.
 * @throws {ModelError} listing every mistake in every file.
 */
export function parsePages(files: ReadonlyMap<string, string>, model: Model): ModelPages {
  const mistakes: ModelMistake[] = [];
  const report = (file: string): ReportMistake => {
    return (place, problem) => mistakes.push({ file: `content/${file}`, place, problem });
  };
  const read = <Page>(file: string, parse: (text: string, report: ReportMistake) => Page | null): Page | null => {
    const text = files.get(file);
    if (text === undefined) report(file)('file', 'is missing');
    return text === undefined ? null : parse(text, report(file));
  };

  const levels = LEVELS.flatMap((level) => {
    return read(levelFile(level), (text, place) => parseLevelPage(level, text, model, place)) ?? [];
  });
  const steps = STEPS.flatMap((step) => {
    return read(stepFile(step), (text, place) => parseStepPage(step, text, model, place)) ?? [];
  });
  const method = read(METHOD_FILE, parseMethodPage);
  const known = new Set([METHOD_FILE, ...LEVELS.map(levelFile), ...STEPS.map(stepFile)]);
  for (const file of files.keys()) {
    if (!known.has(file)) report(file)('file name', `is not known: use ${[...known].join(', ')}`);
  }
  if (method === null || mistakes.length > 0) throw new ModelError(mistakes);
  return { levels, steps, method };
}

function parseLevelPage(level: Level, text: string, model: Model, report: ReportMistake): LevelPage | null {
  const document = splitDocument(text, report);
  if (document === null) return null;
  const fields = readFields(document.frontMatter, LevelPageFrontMatter, report);
  const { summary, under } = readSections(document.body, ['A working day', 'What it does not give yet'], report);
  if (fields === null) return null;
  checkLevelPage(level, fields, model, report);
  return { level, ...fields, summary, workingDay: under('A working day'), notYet: under('What it does not give yet') };
}

function parseStepPage(
  step: { from: Level; to: Level },
  text: string,
  model: Model,
  report: ReportMistake,
): StepPage | null {
  const document = splitDocument(text, report);
  if (document === null) return null;
  const fields = readFields(document.frontMatter, StepPageFrontMatter, report);
  const { summary, under } = readSections(document.body, ['What changes', 'Usual effort'], report);
  if (fields === null) return null;
  checkStepPage(step.to, fields, model, report);
  return { ...step, ...fields, summary, whatChanges: under('What changes'), usualEffort: under('Usual effort') };
}

function parseMethodPage(text: string, report: ReportMistake): MethodPage | null {
  const document = splitDocument(text, report);
  if (document === null) return null;
  const fields = readFields(document.frontMatter, MethodPageFrontMatter, report);
  const headings = METHOD_SECTIONS.map(({ heading }) => heading);
  const { summary, under } = readSections(document.body, headings, report);
  if (fields === null) return null;
  return {
    ...fields,
    summary,
    sections: METHOD_SECTIONS.map((section) => ({ ...section, text: under(section.heading) })),
  };
}
