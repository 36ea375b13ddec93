import { checkReferences } from '@/lib/model/check-references';
import { type ReportMistake, readFields, readSections, splitDocument } from '@/lib/model/content-document';
import {
  type CriterionDefinition,
  CriterionFrontMatter,
  type CriterionSections,
  type IndicatorDefinition,
  IndicatorFrontMatter,
  IndicatorGroup,
  type IndicatorSections,
  LEVELS,
  type Model,
  ModelFile,
} from '@/lib/model/model';
import { ModelError, type ModelMistake } from '@/lib/model/model-error';

/** The folder that the paths of the files are relative to, as it is named in messages. */
const CONTENT = 'content';
const MODEL_FILE = 'model.yaml';
const DOCUMENT_PATH = /^(criteria|indicators)\/([a-z0-9]+(?:-[a-z0-9]+)*)\.md$/;

type Folder = 'criteria' | 'indicators';
type Report = (file: string) => ReportMistake;

/**
 * Reads the maturity model from its files: `model.yaml`, `criteria/<id>.md` and `indicators/<id>.md`, by path relative
 * to the content folder. An id is the name of its file.
 * @throws {ModelError} listing every mistake in every file.
 */
export function parseModel(files: ReadonlyMap<string, string>): Model {
  const mistakes: ModelMistake[] = [];
  const report: Report = (file) => (place, problem) => mistakes.push({ file: `${CONTENT}/${file}`, place, problem });
  reportStrangers(files, report);

  const modelFile = parseModelFile(files.get(MODEL_FILE), report(MODEL_FILE));
  const criterionFiles = listDocuments(files, 'criteria', report);
  const indicatorFiles = listDocuments(files, 'indicators', report);
  const criteria = parseDocuments(files, criterionFiles, report, parseCriterion);
  const indicators = parseDocuments(files, indicatorFiles, report, parseIndicator);
  mistakes.push(
    ...checkReferences({
      modelFile,
      criteria,
      indicators,
      criterionFiles: withFolder(criterionFiles),
      indicatorFiles: withFolder(indicatorFiles),
    }),
  );

  if (modelFile === null || mistakes.length > 0) throw new ModelError(mistakes);
  return {
    ...modelFile,
    criteria: sortCriteria(criteria, modelFile),
    indicators: sortIndicators(indicators),
  };
}

function parseModelFile(text: string | undefined, report: ReportMistake): ModelFile | null {
  if (text === undefined) {
    report('file', 'is missing');
    return null;
  }
  const modelFile = readFields(text, ModelFile, report);
  if (modelFile === null) return null;
  if (modelFile.levels.map(({ number }) => number).join() !== LEVELS.join()) {
    report('field levels', `must be the levels ${LEVELS.join(', ')}, in this order`);
  }
  if (new Set(modelFile.dimensions.map(({ id }) => id)).size < modelFile.dimensions.length) {
    report('field dimensions', 'must not name one twice');
  }
  return modelFile;
}

function reportStrangers(files: ReadonlyMap<string, string>, report: Report): void {
  for (const path of files.keys()) {
    if (path === MODEL_FILE || DOCUMENT_PATH.test(path)) continue;
    report(path)('file name', 'is not known: use criteria/<id>.md or indicators/<id>.md with a kebab-case id');
  }
}

/** The paths of a folder's documents by id, in the order of the ids. */
function listDocuments(files: ReadonlyMap<string, string>, folder: Folder, report: Report): Map<string, string> {
  const ids = [...files.keys()].flatMap((path) => {
    const match = DOCUMENT_PATH.exec(path);
    return match?.[1] === folder && match[2] !== undefined ? [match[2]] : [];
  });
  if (ids.length === 0) report(folder)('folder', 'holds no document');
  return new Map(ids.sort().map((id) => [id, `${folder}/${id}.md`]));
}

function withFolder(documents: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...documents].map(([id, path]) => [id, `${CONTENT}/${path}`]));
}

function parseDocuments<Definition>(
  files: ReadonlyMap<string, string>,
  documents: ReadonlyMap<string, string>,
  report: Report,
  parse: (id: string, text: string, report: ReportMistake) => Definition | null,
): Definition[] {
  return [...documents].flatMap(([id, path]) => {
    const definition = parse(id, files.get(path) ?? '', report(path));
    return definition === null ? [] : [definition];
  });
}

function parseCriterion(id: string, text: string, report: ReportMistake): CriterionDefinition | null {
  const document = splitDocument(text, report);
  if (document === null) return null;
  const fields = readFields(document.frontMatter, CriterionFrontMatter, report);
  const sections = readCriterionSections(document.body, report);
  return fields === null ? null : { id, ...fields, ...sections };
}

function readCriterionSections(body: string, report: ReportMistake): CriterionSections {
  const headings = ['Why it matters', 'How Cairn judges it', 'When it does not apply', 'How to improve'] as const;
  const { summary, under } = readSections(body, headings, report);
  return {
    summary,
    whyItMatters: under('Why it matters'),
    howCairnJudgesIt: under('How Cairn judges it'),
    whenItDoesNotApply: under('When it does not apply'),
    howToImprove: under('How to improve'),
  };
}

function parseIndicator(id: string, text: string, report: ReportMistake): IndicatorDefinition | null {
  const document = splitDocument(text, report);
  if (document === null) return null;
  const fields = readFields(document.frontMatter, IndicatorFrontMatter, report);
  const sections = readIndicatorSections(document.body, report);
  return fields === null ? null : { id, ...fields, ...sections };
}

function readIndicatorSections(body: string, report: ReportMistake): IndicatorSections {
  const headings = ['What counts', 'What does not count', 'Known limits'] as const;
  const { summary, under } = readSections(body, headings, report);
  return {
    summary,
    whatCounts: under('What counts'),
    whatDoesNotCount: under('What does not count'),
    knownLimits: under('Known limits'),
  };
}

/** By dimension, then level; the criteria come sorted by id, and sorting keeps that within equals. */
function sortCriteria(criteria: readonly CriterionDefinition[], modelFile: ModelFile): CriterionDefinition[] {
  const position = new Map(modelFile.dimensions.map(({ id }, index) => [id, index]));
  const rank = (criterion: CriterionDefinition) => position.get(criterion.dimension) ?? position.size;
  return criteria.toSorted((a, b) => rank(a) - rank(b) || a.level - b.level);
}

/** By group; the indicators come sorted by id, and sorting keeps that within equals. */
function sortIndicators(indicators: readonly IndicatorDefinition[]): IndicatorDefinition[] {
  const rank = (indicator: IndicatorDefinition) => IndicatorGroup.options.indexOf(indicator.group);
  return indicators.toSorted((a, b) => rank(a) - rank(b));
}
