import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type CriterionDefinition,
  type DeliveryMetric,
  LEVELS,
  type Level,
  type Model,
  type Scope,
} from '@/lib/model/model';
import { readModel, readPages } from '@/lib/model/read-content';
import { modelFiles } from '@/tests/lib/model/model-files';
import { pageFiles, pagesModel } from '@/tests/lib/model/page-files';

const CONTENT = fileURLToPath(new URL('../../../content', import.meta.url));

/** The model decided for 2026.1: how many criteria each dimension has at the levels 0 to 3. */
const COUNTS: Readonly<Record<string, readonly number[]>> = {
  source: [1, 3, 2, 1],
  flow: [2, 5, 4, 1],
  reconcile: [1, 4, 3, 1],
  delivery: [1, 2, 3, 1],
  security: [2, 2, 4, 2],
  feedback: [1, 3, 3, 1],
  platform: [1, 1, 3, 2],
  scale: [1, 1, 3, 2],
  people: [1, 2, 2, 1],
};

const GATES: Readonly<Record<Level, readonly string[]>> = {
  0: ['definitions-in-git', 'automated-deploys'],
  1: ['declarative-complete', 'agent-pulls', 'automatic-sync', 'drift-corrected', 'production-included'],
  2: [
    'changes-by-pull-request',
    'branch-protected',
    'platform-in-git',
    'production-coverage',
    'policy-as-code',
    'many-targets-one-source',
  ],
  3: ['fleet-templates', 'fleet-waves', 'fleet-policy'],
};

/** The gates whose practice belongs to a lower level than the one that they open. */
const EARLIER_PRACTICES = { 'changes-by-pull-request': 0, 'branch-protected': 1 };

const PLATFORM_SCOPE = [
  'platform-in-git',
  'infrastructure-as-code',
  'policy-as-code',
  'scoped-agent',
  'no-standing-write',
  'verified-supply-chain',
  'fleet-templates',
  'fleet-waves',
  'fleet-policy',
  'fleet-inventory',
  'fleet-sync-objective',
  'many-targets-one-source',
  'cluster-lifecycle',
  'control-plane-capacity',
  'rebuild-rehearsed',
  'golden-paths',
  'self-service-infrastructure',
  'portal-or-api',
  'platform-team-product',
  'platform-measured',
];

const ORGANIZATION_SCOPE = ['git-host-access', 'organization-breadth', 'chosen-target-level'];

const FAILURE_CRITERIA = [
  'manifests-validated',
  'rendered-diff',
  'policy-as-code',
  'progressive-delivery',
  'preview-environments',
];

/** The criteria that the roadmap takes up first when a DORA metric is the worst. */
const METRICS: Readonly<Record<DeliveryMetric, string[]>> = {
  'change-lead-time': ['responsive-review', 'no-external-approval', 'automatic-sync', 'automated-promotion'],
  'deployment-frequency': ['automatic-sync', 'golden-paths', 'team-autonomy'],
  'failed-deployment-recovery-time': ['rollback-by-revert', 'drift-alerts', 'progressive-delivery', 'break-glass'],
  'change-fail-rate': FAILURE_CRITERIA,
  'deployment-rework-rate': FAILURE_CRITERIA,
};

describe('lib/model/read-content.ts', () => {
  describe('with the content of Cairn', () => {
    let model: Model;
    beforeAll(() => {
      model = readModel(CONTENT);
    });

    const idsOf = (isWanted: (criterion: CriterionDefinition) => boolean): string[] =>
      model.criteria
        .filter(isWanted)
        .map(({ id }) => id)
        .toSorted();

    it('finds 73 criteria, counted by dimension and level', () => {
      const counts = Object.fromEntries(
        model.dimensions.map(({ id }) => [
          id,
          LEVELS.map((level) => idsOf((criterion) => criterion.dimension === id && criterion.level === level).length),
        ]),
      );
      expect(model.criteria).toHaveLength(73);
      expect(counts).toEqual(COUNTS);
      expect(model.dimensions.map(({ id }) => id)).toEqual(Object.keys(COUNTS));
    });

    it.each(LEVELS)('has the gates of level %i', (level) => {
      expect(idsOf((criterion) => criterion.gate === level)).toEqual(GATES[level].toSorted());
    });

    it('has each gate at its own level, save two practices that begin earlier', () => {
      const earlier = model.criteria.filter(({ gate, level }) => gate !== null && gate !== level);
      expect(Object.fromEntries(earlier.map(({ id, level }) => [id, level]))).toEqual(EARLIER_PRACTICES);
    });

    it.each<[Scope, readonly string[]]>([
      ['platform', PLATFORM_SCOPE],
      ['organization', ORGANIZATION_SCOPE],
    ])('has exactly the known criteria of the scope %s', (scope, ids) => {
      expect(idsOf((criterion) => criterion.scope === scope)).toEqual(ids.toSorted());
    });

    it.each(Object.entries(METRICS))('links %s to the criteria that the roadmap draws on', (metric, ids) => {
      expect(idsOf(({ metrics }) => metrics.some((name) => name === metric))).toEqual(expect.arrayContaining(ids));
    });

    it('uses every topic of the roadmap, and calls the levels by their names', () => {
      expect(new Set(model.criteria.map(({ topic }) => topic))).toEqual(new Set(model.roadmapOrder));
      expect(model.levels.map(({ name }) => name)).toEqual([
        'Prerequisites',
        'Core GitOps',
        'Enterprise GitOps',
        'GitOps at Scale',
      ]);
    });

    it('states in the texts the numbers that the thresholds have', () => {
      const thresholds = new Map(Object.entries(model.thresholds));
      const stated = model.criteria.flatMap(({ id, howCairnJudgesIt }) =>
        [...howCairnJudgesIt.matchAll(/([\d.]+)(?: (%|[a-z]+(?: [a-z]+)?))? \(`(\w+)`\)/g)].map((match) => ({
          id,
          match,
        })),
      );
      expect(stated.length).toBeGreaterThan(20);
      for (const { id, match } of stated) {
        const [, number, unit, name = ''] = match;
        const threshold = thresholds.get(name) ?? Number.NaN;
        expect(Number(number), `${id}: ${name}`).toBeCloseTo(unit === '%' ? threshold * 100 : threshold);
      }
    });
  });

  it('reads the pages of Cairn, which name only what its model has', () => {
    const { levels, steps } = readPages(CONTENT, readModel(CONTENT));
    expect(levels.map(({ signs }) => signs.length)).toEqual([5, 5, 5, 5]);
    expect(steps).toHaveLength(3);
  });

  describe('with a folder', () => {
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'content-'));
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    const write = (path: string, text: string): void => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    };

    it('reads the model and leaves hidden files and other content alone', () => {
      for (const [path, text] of modelFiles()) write(path, text);
      write('criteria/.one.md.swp', 'left behind by an editor');
      write('questions.yaml', 'questions: []');
      expect(readModel(folder)).toMatchObject({ criteria: [{ id: 'one' }], indicators: [{ id: 'practice' }] });
    });

    it('names what is missing in an empty folder', () => {
      expect(() => readModel(folder)).toThrow(
        'content/model.yaml: file: is missing\n' +
          'content/criteria: folder: holds no document\n' +
          'content/indicators: folder: holds no document',
      );
    });

    it('reads pages, and names one that is missing', () => {
      for (const [path, text] of pageFiles()) write(path, text);
      expect(readPages(folder, pagesModel()).levels).toHaveLength(4);
      rmSync(join(folder, 'pages/steps/1-2.md'));
      expect(() => readPages(folder, pagesModel())).toThrow('content/pages/steps/1-2.md: file: is missing');
    });

    it('refuses a stray file beside the criteria', () => {
      for (const [path, text] of modelFiles()) write(path, text);
      write('criteria/Draft.md', 'x');
      expect(() => readModel(folder)).toThrow('content/criteria/Draft.md: file name: is not known');
    });
  });
});
