import type { ReportDispute } from '@/lib/assessment/dispute';
import type { Report, ReportCriterion } from '@/lib/assessment/report';
import { counted, listed } from '@/lib/assessment/wording';
import type { BasisPart } from '@/lib/export/paper/paper';
import type { PaperWords } from '@/lib/export/paper/paper-words';
import { notCountedSentence } from '@/lib/export/report-digest';
import type { EvidenceSource } from '@/lib/model/model';

const GATES_SHOWN = 6;
const PRACTICES_NAMED = 4;
const REPOSITORIES_SHOWN = 6;

/** Where evidence can come from, as something to do. */
const SOURCE_WORDS: Readonly<Record<EvidenceSource, string>> = {
  repository: 'Add the repositories that hold it',
  'git-host': 'Connect the Git host',
  runtime: 'Connect what runs: pipelines, agents, clusters',
  ask: 'Ask the people concerned',
};

/** What was not verified, and on what the rest is based. */
export function basisPart(report: Report, rest: string, words: PaperWords): BasisPart {
  const unknown = report.criteria.filter(({ outcome }) => outcome === 'unknown');
  const gates = unknown.filter(({ gate }) => gate !== null).toSorted((a, b) => (a.gate ?? 0) - (b.gate ?? 0));
  const furtherGates = gates.length - GATES_SHOWN;
  return {
    known: knownSentence(report.criteria),
    gates: gates.slice(0, GATES_SHOWN).map(({ id, gate, settledBy, reason }) => ({
      practice: `${words.titles.criterion(id)} (Level ${gate})`,
      settle: settledBy ?? reason,
    })),
    moreGates: furtherGates > 0 ? `And ${counted(furtherGates, 'more gate')} of higher levels.` : null,
    sources: openBySource(unknown, words),
    notes: [
      ...claimNotes(report.criteria, words),
      ...disputeNotes(report, words),
      ...inheritanceNotes(report.criteria),
      ...readingNotes(report),
    ],
    ...lookedAt(report.repositories),
    model: report.model,
    rest,
  };
}

function lookedAt(repositories: Report['repositories']): Pick<BasisPart, 'lookedAt' | 'moreLookedAt'> {
  const further = repositories.length - REPOSITORIES_SHOWN;
  return {
    lookedAt: repositories.slice(0, REPOSITORIES_SHOWN).map(({ url, commit, paths, role, files }) => ({
      name: url,
      detail: [
        `commit ${commit.slice(0, 12)}`,
        role,
        counted(files, 'file'),
        ...paths.map((path) => `in ${path}`),
      ].join(', '),
    })),
    moreLookedAt: further > 0 ? `And ${counted(further, 'more repository', 'more repositories')}.` : null,
  };
}

/** What is not known, by the source that would tell it: the first that the model names for each. */
function openBySource(unknown: readonly ReportCriterion[], { model, titles }: PaperWords): BasisPart['sources'] {
  const definitions = new Map(model.criteria.map((definition) => [definition.id, definition]));
  const bySource = Map.groupBy(unknown, ({ id }) => definitions.get(id)?.observe[0] ?? 'ask');
  return [...bySource]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([source, members]) => {
      const named = members.slice(0, PRACTICES_NAMED).map(({ id }) => titles.criterion(id));
      const others = members.length - named.length;
      return {
        source: SOURCE_WORDS[source],
        count: String(members.length),
        practices: `${named.join('; ')}${others > 0 ? `; and ${others} more` : ''}`,
      };
    });
}

/** How much of the model is known. */
function knownSentence(criteria: readonly ReportCriterion[]): string {
  const count = (...outcomes: ReportCriterion['outcome'][]) =>
    criteria.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const leftOut = count('not-applicable', 'exempt');
  const aside = leftOut > 0 ? `; ${leftOut} do not apply or are exempt` : '';
  return (
    `Of ${counted(criteria.length, 'practice')}, ${count('met')} are met, ${count('partly-met')} partly met, ` +
    `${count('not-met')} not met and ${count('unknown')} not known${aside}.`
  );
}

function claimNotes(criteria: readonly ReportCriterion[], { titles }: PaperWords): string[] {
  const named = (members: readonly ReportCriterion[]) => members.map(({ id }) => titles.criterion(id)).join('; ');
  const claimed = criteria.filter(({ basis, outcome }) => basis === 'claimed' && outcome === 'met');
  const contradicted = criteria.filter((criterion) => criterion.contradicted);
  return [
    ...(claimed.length > 0 ? [`Claimed and not proved: ${named(claimed)}.`] : []),
    ...(contradicted.length > 0 ? [`Answers and evidence disagree: ${named(contradicted)}.`] : []),
  ];
}

/** What is disputed, and what of it counts no more; without names. */
function disputeNotes({ disputes }: Report, { titles }: PaperWords): string[] {
  const named = (state: ReportDispute['state']) =>
    disputes
      .filter((dispute) => dispute.state === state)
      .map(({ subject: { kind, id }, expires }) => {
        const title = kind === 'criterion' ? titles.criterion(id) : titles.indicator(id);
        return `${title} (until ${expires})`;
      })
      .join('; ');
  return [
    ...(named('in-force') === '' ? [] : [`Disputed by people: ${named('in-force')}.`]),
    ...(named('expired') === '' ? [] : [`Disputed until it expired: ${named('expired')}.`]),
  ];
}

function inheritanceNotes(criteria: readonly ReportCriterion[]): string[] {
  const inherited = Map.groupBy(
    criteria.filter(({ inheritedFrom }) => inheritedFrom !== null),
    ({ inheritedFrom }) => inheritedFrom ?? '',
  );
  return [...inherited].map(
    ([from, members]) => `Judged once and inherited from ${from}: ${counted(members.length, 'practice')}.`,
  );
}

function readingNotes(report: Report): string[] {
  const unread = report.notCounted.filter(({ reason }) => reason === 'unread').map(({ path }) => path);
  const notCounted = notCountedSentence(report);
  return [
    ...(notCounted === null ? [] : [notCounted]),
    ...(unread.length > 0
      ? [
          `Could not be read: ${listed(unread.slice(0, 3))}${unread.length > 3 ? ` and ${unread.length - 3} more` : ''}.`,
        ]
      : []),
  ];
}
