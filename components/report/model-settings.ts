import type { CriterionDefinition, Level, Model } from '@/lib/model/model';
import type { MethodPage } from '@/lib/model/pages';

/** A number of the model that can be changed, as a form shows it. */
export interface ThresholdSetting {
  name: string;
  /** What it means, with `{value}` where the number goes. */
  words: string;
  delivered: number;
  current: number;
  /** Practices whose rule names it. */
  usedBy: { id: string; title: string }[];
}

/** A practice, and the level that it is a gate of. */
export interface GateSetting {
  id: string;
  title: string;
  /** The level that the practice belongs to: it can be a gate of this one and those above. */
  level: Level;
  delivered: Level | null;
  current: Level | null;
}

/** What can be changed of one dimension; the last group is of no dimension and has no gates. */
export interface SettingGroup {
  id: string;
  title: string;
  thresholds: ThresholdSetting[];
  gates: GateSetting[];
}

/** Criteria whose rule uses a threshold that its text does not name. */
const USERS: Readonly<Record<string, string>> = {
  secretFindingOpenDays: 'no-plaintext-secrets',
  baselineWindowDays: 'delivery-baseline',
  baselineMinimumMetrics: 'delivery-baseline',
  improvementReviewMonths: 'improvement-loop',
  documentedPathMonths: 'deploy-path-documented',
  standardLayoutShare: 'standard-layout',
  firstDeploymentDays: 'golden-paths',
  sharedTargetsMinimum: 'many-targets-one-source',
  organizationBreadthShare: 'organization-breadth',
  rebuildWindowMonths: 'rebuild-rehearsed',
  collaborationWindowDays: 'dev-and-ops-together',
  learningWindowMonths: 'learning-from-incidents',
  targetRevisionMonths: 'chosen-target-level',
};

/** Everything of the model that can be changed, by the dimension of the practices that use it. */
export function settingGroups(delivered: Model, current: Model, words: MethodPage['thresholds']): SettingGroup[] {
  const thresholds = placedThresholds(delivered, current, words);
  const ofDimension = (dimension: string | null) =>
    thresholds.filter((each) => each.dimension === dimension).map(({ setting }) => setting);
  const groups = delivered.dimensions.map(({ id, name }) => ({
    id,
    title: name,
    thresholds: ofDimension(id),
    gates: gateSettings(delivered, current, id),
  }));
  return [...groups, { id: 'judging', title: 'Judging, and what is shown', thresholds: ofDimension(null), gates: [] }];
}

/** Every threshold with the dimension that it is of; null where practices of several use it, or none does. */
function placedThresholds(delivered: Model, current: Model, words: MethodPage['thresholds']) {
  const now = new Map<string, number>(Object.entries(current.thresholds));
  const wordsOf = new Map<string, string>(Object.entries(words));
  return Object.entries(delivered.thresholds).map(([name, value]) => {
    const users = delivered.criteria.filter((criterion) => usesThreshold(criterion, name));
    const [dimension = null, ...others] = new Set(users.map((criterion) => criterion.dimension));
    const setting: ThresholdSetting = {
      name,
      words: wordsOf.get(name) ?? `${name}: {value}`,
      delivered: value,
      current: now.get(name) ?? value,
      usedBy: users.map(({ id, title }) => ({ id, title })),
    };
    return { dimension: others.length > 0 ? null : dimension, setting };
  });
}

function usesThreshold({ id, howCairnJudgesIt }: CriterionDefinition, name: string): boolean {
  return howCairnJudgesIt.includes(`\`${name}\``) || USERS[name] === id;
}

function gateSettings(delivered: Model, current: Model, dimension: string): GateSetting[] {
  const now = new Map(current.criteria.map(({ id, gate }) => [id, gate]));
  return delivered.criteria
    .filter((criterion) => criterion.dimension === dimension)
    .map(({ id, title, level, gate }) => ({ id, title, level, delivered: gate, current: now.get(id) ?? null }));
}
