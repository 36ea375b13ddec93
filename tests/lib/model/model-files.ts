/** A front matter as fields; a field that is undefined is left out. */
export type Fields = Readonly<Record<string, unknown>>;

const THRESHOLDS = [
  'definitionsInGitShare',
  'automatedDeploysShare',
  'automatedDeploysWindowDays',
  'pullRequestShare',
  'pullRequestWindowDays',
  'pullRequestMinimumCommits',
  'pullRequestFallbackCommits',
  'independentReviewShare',
  'firstReviewWorkingDays',
  'openToMergeWorkingDays',
  'firstCheckMinutes',
  'mergeToProductionShare',
  'mergeToProductionWorkingDays',
  'outsideProposalMinimum',
  'outsideProposalWindowDays',
  'automaticSyncShare',
  'driftCorrectedShare',
  'productionCoverageShare',
  'outOfSyncMinutes',
  'fleetSyncedShare',
  'rollbackWindowMonths',
  'secretFindingOpenDays',
  'baselineWindowDays',
  'baselineMinimumMetrics',
  'improvementReviewMonths',
  'documentedPathMonths',
  'standardLayoutShare',
  'firstDeploymentDays',
  'sharedTargetsMinimum',
  'organizationBreadthShare',
  'rebuildWindowMonths',
  'collaborationWindowDays',
  'learningWindowMonths',
  'targetRevisionMonths',
  'connectedFactsDays',
  'unresolvedShare',
  'thinShare',
  'provisionalCoverage',
  'dimensionKnownShare',
  'organizationLevelShare',
  'spreadMinimumAnswers',
];

/** The text of a small `model.yaml` with two dimensions, `first` and `second`. JSON is YAML. */
export function modelFile(fields: Fields = {}): string {
  return JSON.stringify({
    version: 'test.1',
    levels: [0, 1, 2, 3].map((number) => ({
      number,
      key: `level-${number}`,
      name: `Level ${number}`,
      line: 'A line.',
    })),
    dimensions: ['first', 'second'].map((id) => ({ id, name: id, question: 'What?' })),
    thresholds: Object.fromEntries(THRESHOLDS.map((name) => [name, 1])),
    roadmapOrder: ['ground', 'roof'],
    ...fields,
  });
}

export const CRITERION_BODY = `What it means.

## Why it matters
Because.

## How Cairn judges it
By looking.

## When it does not apply
Never.

## How to improve
- Do it.
`;

/** The text of a criterion that is right, with the fields given instead. */
export function criterionFile(fields: Fields = {}, body: string = CRITERION_BODY): string {
  const all = {
    title: 'A good state',
    dimension: 'first',
    level: 1,
    scope: 'team',
    observe: ['repository'],
    effort: 'small',
    who: 'application team',
    topic: 'ground',
    prerequisites: [],
    metrics: [],
    settledBy: 'Add the repository.',
    sources: ['A source'],
    ...fields,
  };
  return document(all, body);
}

export const INDICATOR_BODY = `What it is.

## What counts
This.

## What does not count
That.

## Known limits
Some.
`;

/** The text of an indicator that is right when a criterion `one` exists, with the fields given instead. */
export function indicatorFile(fields: Fields = {}, body: string = INDICATOR_BODY): string {
  return document({ title: 'A practice', group: 'agents', risk: false, informs: ['one'], ...fields }, body);
}

function document(fields: Fields, body: string): string {
  return `---\n${JSON.stringify(fields)}\n---\n${body}`;
}

/** A small content that is right, as `parseModel` takes it; files given are added or put in the place of its own. */
export function modelFiles(files: Readonly<Record<string, string>> = {}): Map<string, string> {
  return new Map(
    Object.entries({
      'model.yaml': modelFile(),
      'criteria/one.md': criterionFile(),
      'indicators/practice.md': indicatorFile(),
      ...files,
    }),
  );
}
