import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { type LevelNumber, Report, type ReportCriterion, type ReportIndicator } from '@/lib/assessment/report';
import { type CriterionDefinition, type IndicatorDefinition, type Model, ModelFile } from '@/lib/model/model';

const repository = 'https://git.example.com/shop/deploy';
const commit = '3f9c1b7a2d4e5f60718293a4b5c6d7e8f9012345';

/** A place in the sample repository. */
export function makePlace(path: string, line: number | null, note = ''): ReportCriterion['evidence'][number] {
  return { repository, commit, path, line, note };
}

/** A practice that is met on observed evidence, with what a test wants otherwise. */
export function makeCriterion(changes: Partial<ReportCriterion> & { id: string }): ReportCriterion {
  return {
    dimension: 'reconcile',
    level: 1,
    gate: null,
    scope: 'team',
    outcome: 'met',
    share: null,
    basis: 'observed',
    contradicted: false,
    inheritedFrom: null,
    parts: [],
    reason: 'Seen in the repository.',
    settledBy: null,
    evidence: [],
    ...changes,
  };
}

/** An indicator that is present, with what a test wants otherwise. */
export function makeIndicator(changes: Partial<ReportIndicator> & { id: string }): ReportIndicator {
  return {
    outcome: 'present',
    share: null,
    measures: {},
    evidence: [],
    searched: null,
    reason: 'Found.',
    informs: [],
    ...changes,
  };
}

const criteria: ReportCriterion[] = [
  makeCriterion({ id: 'definitions-in-git', dimension: 'source', level: 0, gate: 0 }),
  makeCriterion({ id: 'changes-by-pull-request', dimension: 'flow', level: 0, gate: 2 }),
  makeCriterion({ id: 'automated-deploys', level: 0, gate: 0 }),
  makeCriterion({ id: 'agent-pulls', gate: 1, evidence: [makePlace('apps/shop.yaml', 1, 'Application shop')] }),
  makeCriterion({
    id: 'drift-corrected',
    gate: 1,
    outcome: 'partly-met',
    share: 0.4,
    reason: '2 of 5 production applications correct drift by themselves.',
    evidence: [makePlace('apps/shop.yaml', 14, '`selfHeal` is missing'), makePlace('apps/cart.yaml', 12)],
  }),
  makeCriterion({
    id: 'branch-protected',
    dimension: 'flow',
    gate: 2,
    outcome: 'unknown',
    reason: 'The settings of the Git host are not in the repository.',
    settledBy: 'Connect the Git host.',
  }),
  makeCriterion({
    id: 'policy-as-code',
    dimension: 'security',
    level: 2,
    gate: 2,
    outcome: 'not-met',
    reason: 'Policies warn and do not block.',
    parts: [
      { name: 'Enforced in production', outcome: 'not-met', reason: 'All 3 policies audit only.' },
      { name: 'Checked in pull requests', outcome: 'met', reason: 'Conftest runs in the pipeline.' },
    ],
  }),
];

const indicators: ReportIndicator[] = [
  makeIndicator({
    id: 'argocd-self-heal',
    outcome: 'partial',
    share: 0.4,
    measures: { applications: 5, selfHeal: 2, names: ['shop', 'cart'] },
    evidence: [makePlace('apps/shop.yaml', 14)],
    reason: '2 of 5 Applications set `selfHeal`.',
    informs: ['drift-corrected'],
  }),
  makeIndicator({
    id: 'progressive-delivery',
    outcome: 'absent',
    searched: { files: 214, what: ['`Rollout`', '`Canary`'] },
    reason: 'No rollout object was found.',
  }),
  makeIndicator({
    id: 'plaintext-secrets',
    evidence: [makePlace('apps/db-secret.yaml', 7, 'a value in a Secret')],
    reason: 'One Secret holds its value.',
  }),
  makeIndicator({ id: 'floating-images', outcome: 'absent', searched: { files: 214, what: ['image references'] } }),
];

/** A small, believable report: Level 1 is in reach, one secret lies open, one gate cannot be seen. */
export function makeReport(changes: Partial<Report> = {}): Report {
  return Report.parse({
    schemaVersion: 1,
    model: '2026.1',
    now: '2026-11-20T09:30:00Z',
    repositories: [{ url: repository, commit, paths: [], role: 'configuration', files: 412 }],
    notCounted: [
      { repository, path: 'tests/', files: 12, reason: 'test', note: '' },
      { repository, path: 'apps/huge.yaml', files: 1, reason: 'unread', note: 'over 10 MB' },
    ],
    indicators,
    criteria,
    level: makeLevel({}),
    dimensions: makeModel().dimensions.map(({ id }) => ({ id, steps: steps(id) })),
    delivery: null,
    roadmap: [
      {
        criterion: 'drift-corrected',
        dimension: 'reconcile',
        level: 1,
        outcome: 'partly-met',
        gate: true,
        effort: 'small',
        who: 'platform team',
        first: ['agent-pulls'],
        how: ['Set `selfHeal: true` in the three applications that lack it.'],
        snippet: { path: 'apps/shop.yaml', language: 'yaml', text: 'syncPolicy:\n  automated:\n    selfHeal: true' },
        metrics: ['failed-deployment-recovery-time'],
        places: [makePlace('apps/shop.yaml', 14)],
        stillMissing: [],
        // biome-ignore lint/suspicious/noThenProperty: the report's own field, data and never a function
        then: { verified: 1, indicated: 1 },
      },
    ],
    safety: [
      {
        indicator: 'plaintext-secrets',
        severity: 'high',
        reason: 'One Secret holds its value.',
        evidence: [makePlace('apps/db-secret.yaml', 7, 'a value in a Secret')],
      },
    ],
    ...changes,
  });
}

/** Level 0 on every figure but the possible one. */
export function makeLevel(changes: Partial<Report['level']>): Report['level'] {
  return {
    verified: 0,
    indicated: 0,
    claimed: 0,
    possible: 1,
    disputed: null,
    practices: { met: 3, known: 4 },
    thin: false,
    coverage: 0.72,
    provisional: false,
    unsettled: [],
    placement: 'placed',
    ...changes,
  };
}

function steps(dimension: string): Report['dimensions'][number]['steps'] {
  return LEVELS.map((level) => {
    const own = criteria.filter((criterion) => criterion.dimension === dimension && criterion.level === level);
    const met = own.filter(({ outcome }) => outcome === 'met').length;
    const known = own.filter(({ outcome }) => outcome !== 'unknown').length;
    return { level, met, known, all: own.length, filled: known > 0 && met === known && known >= own.length / 2 };
  });
}

const LEVELS: readonly LevelNumber[] = [0, 1, 2, 3];

/** The real frame of the model with the few texts that the sample report names. */
export function makeModel(): Model {
  const frame = ModelFile.parse(load(readFileSync('content/model.yaml', 'utf8')));
  return { ...frame, criteria: criterionTexts, indicators: indicatorTexts };
}

const criterionTexts: CriterionDefinition[] = [
  criterionText('drift-corrected', 'Drift is corrected by itself'),
  criterionText('agent-pulls', 'An agent pulls the desired state'),
  criterionText('branch-protected', 'The deployed branch is protected'),
  criterionText('policy-as-code', 'Policies are code and are enforced'),
];

const indicatorTexts: IndicatorDefinition[] = [
  indicatorText('argocd-self-heal', 'Argo CD corrects drift by itself', 'agents', false),
  indicatorText('progressive-delivery', 'New versions reach users step by step', 'delivery', false),
  indicatorText('plaintext-secrets', 'Secrets stand in clear text', 'security', true),
  indicatorText('floating-images', 'Image tags that move', 'declared-state', true),
];

function criterionText(id: string, title: string): CriterionDefinition {
  return {
    id,
    title,
    dimension: 'reconcile',
    level: 1,
    gate: 1,
    scope: 'team',
    observe: ['repository'],
    effort: 'small',
    who: 'platform team',
    topic: 'reconcile',
    prerequisites: [],
    metrics: [],
    settledBy: 'Connect the agent.',
    sources: ['OpenGitOps principle 4'],
    summary: 'What runs is made equal to what is declared.',
    whyItMatters: 'Silent differences surprise people.',
    howCairnJudgesIt: 'More than half of the production applications do it.',
    whenItDoesNotApply: 'It always applies.',
    howToImprove: '- Set `selfHeal`.\n- Watch it for a week.',
  };
}

function indicatorText(
  id: string,
  title: string,
  group: IndicatorDefinition['group'],
  risk: boolean,
): IndicatorDefinition {
  const sections = { summary: 'A sign.', whatCounts: 'This.', whatDoesNotCount: 'That.', knownLimits: 'None.' };
  return { id, title, group, risk, needs: 'repository', informs: [], informative: null, ...sections };
}
