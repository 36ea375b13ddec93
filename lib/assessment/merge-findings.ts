import { counted } from '@/lib/assessment/wording';
import {
  type Evidence,
  type Finding,
  type IndicatorOutcome,
  isNearlyAll,
  type Measures,
  type Proposal,
  type Searched,
} from '@/lib/scan/evidence';

/** The finding of one indicator in one repository. */
export interface RepositoryFinding {
  /** Address of the repository, named before its reason. */
  repository: string;
  finding: Finding;
}

/** Earlier beats later. `unknown` beats `absent`: where one repository could not be looked at, the view is not complete. */
const PRECEDENCE: readonly IndicatorOutcome[] = ['present', 'partial', 'unknown', 'absent', 'not-applicable'];
/** Measures that describe the look and not what was found: adding them up would say nothing. */
const LARGEST_COUNTS = new Set(['windowDays']);
/** Indicators that speak of every repository: one that cannot be looked at leaves the whole open, and none stands for another. */
const OF_EVERY_REPOSITORY = new Set(['pull-request-flow']);
const REASONS_SHOWN = 3;

/**
 * Takes the findings of one indicator in several repositories together. The order of the input does not matter.
 * Numbers are summed, lists united, evidence put in order of repository, path and line; `share` is met / of again.
 *
 * The outcome: where the repositories agree, theirs. Where they differ and more than one of them counted objects
 * (`of`, `met`, `unresolved`), the counts decide as within one repository: too many unresolved → unknown, nearly all met → present,
 * none → absent, else partial. Of how changes arrive, one unknown leaves the whole unknown, and one that falls short makes it partial. Otherwise the first of present, partial, unknown, absent, not-applicable that occurs.
 * @param unresolvedShare more than this share of unresolved objects makes the outcome unknown.
 * @throws {Error} when there is nothing to merge, or the findings are not of one indicator.
 */
export function mergeFindings(findings: readonly RepositoryFinding[], unresolvedShare: number): Finding {
  const sorted = findings.toSorted((a, b) => compareText(a.repository, b.repository) || compareFindings(a, b));
  const first = sorted[0];
  if (first === undefined) throw new Error('There is no finding to merge');
  const stranger = sorted.find(({ finding }) => finding.id !== first.finding.id);
  if (stranger !== undefined) throw new Error(`Cannot merge ${stranger.finding.id} into ${first.finding.id}`);
  const parts = sorted.map(({ finding }) => finding);
  const measures = mergeMeasures(parts.map((finding) => finding.measures));
  return {
    id: first.finding.id,
    outcome: mergeOutcomes(parts, measures, unresolvedShare),
    share: parts.length === 1 ? first.finding.share : shareOf(measures),
    measures,
    evidence: uniteEvidence(parts.map(({ evidence }) => evidence)),
    searched: mergeSearched(parts),
    reason: mergeReasons(sorted),
    ...proposalOf(parts),
    ...settledByOf(parts),
  };
}

/** True when so many objects are unresolved that no share can be told. A third is a third: compared to four digits. */
export function tooManyUnresolved(of: number, unresolved: number, unresolvedShare: number): boolean {
  if (unresolved === 0) return false;
  return Math.round((unresolved / (of + unresolved)) * 1e4) / 1e4 > unresolvedShare;
}

/** The first proposal stands for all: one worked example is worth more than a list. */
function proposalOf(parts: readonly Finding[]): { proposal?: Proposal } {
  const proposal = parts.find((part) => part.proposal)?.proposal;
  return proposal ? { proposal } : {};
}

function settledByOf(parts: readonly Finding[]): { settledBy?: string } {
  const settledBy = parts.find((part) => part.settledBy !== undefined)?.settledBy;
  return settledBy === undefined ? {} : { settledBy };
}

/** Several lists of evidence as one, each place once, by repository; within one in the order given, the most telling first. */
export function uniteEvidence(lists: readonly (readonly Evidence[])[]): Evidence[] {
  const places = lists.flat();
  if (places.length < 2) return places;
  const byKey = new Map<string, Evidence>();
  for (const place of places) byKey.set(evidenceKey(place), place);
  return [...byKey.values()].toSorted((a, b) => compareText(a.repository, b.repository));
}

/** Orders texts by their characters, the same on every machine. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function evidenceKey({ repository, commit, path, line, note, source }: Evidence): string {
  const told = source === undefined ? '' : `${source.name}\0${source.asOf}`;
  return `${repository}\0${commit}\0${path}\0${line}\0${note}\0${told}`;
}

/** Only a tie-break for two findings of one repository, so that their order in the input never shows. */
function compareFindings(a: RepositoryFinding, b: RepositoryFinding): number {
  return compareText(JSON.stringify(a.finding), JSON.stringify(b.finding));
}

function mergeMeasures(all: readonly Measures[]): Measures {
  const names = [...new Set(all.flatMap((measures) => Object.keys(measures)))].toSorted(compareText);
  return Object.fromEntries(
    names.map((name) => {
      const values = all.flatMap((measures): string | number | string[] => measures[name] ?? []);
      const texts = values.filter((value) => typeof value === 'string');
      const numbers = values.filter((value) => typeof value === 'number');
      if (all.some((measures) => Array.isArray(measures[name])))
        return [name, [...new Set(texts)].toSorted(compareText)];
      if (LARGEST_COUNTS.has(name)) return [name, Math.max(...numbers)];
      return [name, numbers.reduce((sum, value) => sum + value, 0)];
    }),
  );
}

function mergeOutcomes(parts: readonly Finding[], measures: Measures, unresolvedShare: number): IndicatorOutcome {
  const outcomes = new Set(parts.map(({ outcome }) => outcome));
  const [only] = outcomes;
  if (outcomes.size === 1 && only !== undefined) return only;
  if (parts.some(({ id }) => OF_EVERY_REPOSITORY.has(id))) return outcomes.has('unknown') ? 'unknown' : 'partial';
  const strongest = PRECEDENCE.find((outcome) => outcomes.has(outcome)) ?? 'unknown';
  if (parts.filter(hasCounted).length < 2) return strongest;
  const tallied = tallyOutcome(measures, unresolvedShare);
  const someUnread = parts.some((finding) => finding.outcome === 'unknown' && !hasCounted(finding));
  return tallied === 'absent' && someUnread ? 'unknown' : tallied;
}

function hasCounted({ measures }: Finding): boolean {
  return 'met' in measures && numberOf(measures, 'of') + numberOf(measures, 'unresolved') > 0;
}

function tallyOutcome(measures: Measures, unresolvedShare: number): IndicatorOutcome {
  const of = numberOf(measures, 'of');
  const met = numberOf(measures, 'met');
  if (of === 0 || tooManyUnresolved(of, numberOf(measures, 'unresolved'), unresolvedShare)) return 'unknown';
  if (isNearlyAll(met, of)) return 'present';
  return met === 0 ? 'absent' : 'partial';
}

function shareOf(measures: Measures): number | null {
  const of = numberOf(measures, 'of');
  return 'met' in measures && of > 0 ? numberOf(measures, 'met') / of : null;
}

function numberOf(measures: Measures, name: string): number {
  const value = measures[name];
  return typeof value === 'number' ? value : 0;
}

function mergeSearched(parts: readonly Finding[]): Searched | null {
  const searched = parts.flatMap((finding) => finding.searched ?? []);
  if (searched.length === 0) return null;
  return {
    files: searched.reduce((sum, { files }) => sum + files, 0),
    what: [...new Set(searched.flatMap(({ what }) => what))].toSorted(compareText),
  };
}

/** The reasons of those that it applies to, the strongest outcome first, each after the name of its repository. */
function mergeReasons(sorted: readonly RepositoryFinding[]): string {
  const applicable = sorted.filter(({ finding }) => finding.outcome !== 'not-applicable');
  const shown = (applicable.length > 0 ? applicable : sorted).toSorted(
    (a, b) => PRECEDENCE.indexOf(a.finding.outcome) - PRECEDENCE.indexOf(b.finding.outcome),
  );
  const reasons = [...new Set(shown.map(({ finding }) => finding.reason))];
  if (reasons.length === 1) return reasons.join('');
  const named = shown.slice(0, REASONS_SHOWN).map(({ repository, finding }) => `${repository}: ${finding.reason}`);
  const rest = shown.length - named.length;
  return [...named, ...(rest > 0 ? [`And ${counted(rest, 'more repository', 'more repositories')}.`] : [])].join(' ');
}
