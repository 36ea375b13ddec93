import { type AssessmentInput, type ServingFacts, servingPlatformOf } from '@/lib/assessment/assessment-input';
import type { Dispute, DisputeMistake, DisputeSubject } from '@/lib/assessment/dispute';
import { compareText } from '@/lib/assessment/merge-findings';
import type { RepositoryFacts } from '@/lib/assessment/repository-facts';
import type { Model } from '@/lib/model/model';
import type { DeclaredDispute } from '@/lib/scan/declarations';

/** A dispute, and whose facts it speaks of. */
export interface ToldDispute {
  dispute: Dispute;
  part: 'own' | 'platform';
}

export interface ToldDisputes {
  /** Those of the application before those of files; within each by place or time. */
  told: ToldDispute[];
  mistakes: DisputeMistake[];
}

type Said = { dispute: Dispute } | { mistake: DisputeMistake };

/** All that people told against results on the facts of a team and of the platform that serves it. */
export function collectDisputes(input: AssessmentInput): ToldDisputes {
  const platform = servingPlatformOf(input);
  const parts = [
    { part: 'own' as const, ...saidOf(input, input.model) },
    ...(platform === null ? [] : [{ part: 'platform' as const, ...saidOf(platform, input.model) }]),
  ];
  const ofPart = (pick: 'inApplication' | 'inFiles') =>
    parts.flatMap(({ part, [pick]: said }) => said.map((dispute) => ({ dispute, part })));
  return {
    told: [...ofPart('inApplication'), ...ofPart('inFiles')],
    mistakes: parts.flatMap(({ mistakes }) => mistakes),
  };
}

function saidOf({ repositories, disputes = [] }: Pick<ServingFacts, 'repositories' | 'disputes'>, model: Model) {
  const said = repositories.flatMap((repository) => saidInFiles(repository, model));
  const inFiles = said.flatMap((each) => ('dispute' in each ? [each.dispute] : []));
  const mistakes = said.flatMap((each) => ('mistake' in each ? [each.mistake] : []));
  return {
    inApplication: inOrder(disputes, (dispute) => keyOf(dispute)),
    inFiles: inOrder(inFiles, (dispute) => keyOf(dispute)),
    mistakes: inOrder(mistakes, ({ repository, path, line, message }) =>
      placeKey(repository, path, line ?? 0, message),
    ),
  };
}

/** In the order of their keys, each once: of a monorepository the same file can be read with several parts of it. */
function inOrder<Item>(items: readonly Item[], key: (item: Item) => string): Item[] {
  const byKey = new Map(items.map((item) => [key(item), item]));
  return [...byKey].toSorted(([a], [b]) => compareText(a, b)).map(([, item]) => item);
}

function keyOf({ kind, subject, source }: Dispute): string {
  if (source.from === 'application') return `${source.recordedAt} ${source.id}`;
  return placeKey(source.repository, source.path, source.line, `${kind} ${subject.kind}/${subject.id}`);
}

function placeKey(repository: string, path: string, line: number, rest: string): string {
  return `${repository}\0${path}\0${String(line).padStart(8, '0')}\0${rest}`;
}

function saidInFiles({ url: repository, commit, declared }: RepositoryFacts, model: Model): Said[] {
  if (declared === undefined) return [];
  return [
    ...declared.mistakes.map((mistake) => ({ mistake: { repository, commit, ...mistake } })),
    ...declared.disputes.map((said): Said => {
      const { path, line } = said;
      const subject = subjectOf(said, model);
      if (typeof subject === 'string') return { mistake: { repository, commit, path, line, message: subject } };
      const { kind, outcome, reason, author, expires } = said;
      const source = { from: 'file' as const, repository, commit, path, line };
      return { dispute: { kind, subject, outcome, reason, author, expires, source } };
    }),
  ];
}

/** What an id means; a text that says what is wrong with it where it means nothing, or two things. */
function subjectOf({ kind, subject }: DeclaredDispute, model: Model): DisputeSubject | string {
  const [, prefix, id = ''] = /^(?:(criterion|indicator)\/)?(.*)$/s.exec(subject) ?? [];
  const isIn = (list: readonly { id: string }[]) => list.some((each) => each.id === id);
  const possible = [
    ...(prefix !== 'indicator' && isIn(model.criteria) ? [{ kind: 'criterion' as const, id }] : []),
    ...(prefix !== 'criterion' && isIn(model.indicators) ? [{ kind: 'indicator' as const, id }] : []),
  ];
  const meant = kind === 'correction' ? possible.filter((each) => each.kind === 'indicator') : possible;
  const [only, second] = meant;
  if (second !== undefined)
    return `${id} names a criterion and an indicator: write criterion/${id} or indicator/${id}.`;
  if (only !== undefined) return only;
  return possible.length > 0
    ? `Only indicators can be corrected; a criterion such as ${id} is judged from them. Exempt it, or correct an indicator.`
    : `Model ${model.version} has no ${prefix ?? 'criterion or indicator'} "${id}". Check its spelling.`;
}
