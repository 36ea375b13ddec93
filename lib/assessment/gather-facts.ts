import type { ConnectedFact } from '@/lib/assessment/connected-facts';
import { type Correction, correctInRepositories, correctTogether } from '@/lib/assessment/correct-findings';
import type { CriterionFacts } from '@/lib/assessment/criterion';
import { withDaysSinceRevert } from '@/lib/assessment/days-since-revert';
import { joinFindings } from '@/lib/assessment/join-findings';
import { mergeFindings, type RepositoryFinding, uniteEvidence } from '@/lib/assessment/merge-findings';
import type { OrganizationRecords } from '@/lib/assessment/organization-records';
import { withEnoughProposals } from '@/lib/assessment/pull-request-flow';
import type { RepositoryFacts } from '@/lib/assessment/repository-facts';
import { settleFindings } from '@/lib/assessment/settle-findings';
import type { Thresholds } from '@/lib/model/model';
import { type ConnectedObservation, observeConnected } from '@/lib/scan/connected/view/observe-connected';
import type { Evidence, Finding } from '@/lib/scan/evidence';

/** Everything that is known of one team, platform or organization. */
export interface GatheredInput {
  repositories: readonly RepositoryFacts[];
  connectedFacts?: readonly ConnectedFact[];
  records?: OrganizationRecords | null;
  /** What is taken in place of what was found. */
  corrections?: readonly Correction[];
  thresholds: Thresholds;
  /** ISO 8601, UTC. */
  now: string;
}

/** Indicators that speak of deploy repositories: how a manual is changed says nothing of how production is. */
const OF_DEPLOY_REPOSITORIES = new Set(['branch-protection', 'pull-request-flow']);

/** The findings of repositories and of connected facts, one for each indicator that was looked at, by id. */
export function gatherFindings(input: GatheredInput): ReadonlyMap<string, Finding> {
  const { connectedFacts = [], corrections = [], repositories, now } = input;
  const { findings, flows } = observeConnected(connectedFacts, repositories, now);
  const seen = mergeRepositories(input, flows);
  const joined = findings.map((finding) => [finding.id, joinFindings(seen.get(finding.id), finding)] as const);
  const together = new Map([...seen, ...joined].map(([id, finding]) => [id, withDaysSinceRevert(finding, now)]));
  return correctTogether(together, corrections);
}

function mergeRepositories(input: GatheredInput, flows: ConnectedObservation['flows']): ReadonlyMap<string, Finding> {
  const { thresholds, corrections = [] } = input;
  const found = correctInRepositories(findInRepositories(input, flows), corrections);
  const byId = Map.groupBy(found, ({ finding }) => finding.id);
  return new Map([...byId].map(([id, findings]) => [id, mergeFindings(findings, thresholds.unresolvedShare)]));
}

/** The findings of each repository by itself, as they were found. */
export function findInRepositories(
  { repositories, thresholds }: Pick<GatheredInput, 'repositories' | 'thresholds'>,
  flows: ConnectedObservation['flows'] = new Map(),
): RepositoryFinding[] {
  const deploying = repositories.filter(({ deploysNothing }) => !deploysNothing);
  const all = repositories.flatMap((repository): RepositoryFinding[] =>
    settleFindings(repository, thresholds)
      .filter(({ id }) => !OF_DEPLOY_REPOSITORIES.has(id) || deploying.length === 0 || deploying.includes(repository))
      .map((finding) => ({ repository: repository.url, finding })),
  );
  return preferHost(all, flows).map(({ repository, finding }) => ({
    repository,
    finding: withEnoughProposals(finding, thresholds.pullRequestShare),
  }));
}

/** Where the host counted how changes came, that stands in place of what the log tells: once for a repository, whatever parts of it were read. */
function preferHost(findings: readonly RepositoryFinding[], flows: ConnectedObservation['flows']): RepositoryFinding[] {
  const isReplaced = ({ repository, finding }: RepositoryFinding) => {
    const flow = flows.get(repository);
    return flow !== undefined && flow.id === finding.id;
  };
  const replaced = new Set(findings.filter(isReplaced).map(({ repository }) => repository));
  return [
    ...findings.filter((each) => !isReplaced(each)),
    ...[...flows]
      .filter(([repository]) => replaced.has(repository))
      .map(([repository, finding]) => ({ repository, finding })),
  ];
}

/** What criteria are judged on. */
export function gatherFacts(input: GatheredInput, findings = gatherFindings(input)): CriterionFacts {
  const { repositories, thresholds, records = null } = input;
  const finding = (id: string) => findings.get(id) ?? notLookedAt(id);
  const measure = (id: string, name: string) => finding(id).measures[name];
  // Many criteria ask for the evidence of the same indicators.
  const united = new Map<string, Evidence[]>();
  return {
    thresholds,
    repositories: repositories.map(({ url, role }) => ({ url, role })),
    finding,
    number: (id, name) => {
      const value = measure(id, name);
      return typeof value === 'number' ? value : 0;
    },
    list: (id, name) => {
      const value = measure(id, name);
      return Array.isArray(value) ? value : [];
    },
    measured: (id, name) => {
      const value = measure(id, name);
      return typeof value === 'number' ? value : null;
    },
    evidence: (...ids) => {
      const asked = ids.join(' ');
      const evidence = united.get(asked) ?? uniteEvidence(ids.map((id) => finding(id).evidence));
      united.set(asked, evidence);
      return evidence;
    },
    records,
  };
}

function notLookedAt(id: string): Finding {
  return {
    id,
    outcome: 'unknown',
    share: null,
    measures: {},
    evidence: [],
    searched: null,
    reason: `Nobody has looked for ${id} yet.`,
  };
}
