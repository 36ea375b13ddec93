import { describe, expect, it } from 'vitest';
import { branchPerEnvironment } from '@/lib/scan/indicators/branch-per-environment';
import { anInventory, aPipeline } from '@/tests/factories/inventory';
import { anApplication, detectIn, inventoryOf } from '@/tests/factories/scanned-files';

const app = (name: string, revision: string, url = 'https://git.example.org/shop/deploy'): string =>
  anApplication(name)
    .replace('targetRevision: main', `targetRevision: ${revision}`)
    .replace('https://git.example.org/shop/deploy', url);
/** The address is the repository's own, since its paths are here. */
const own = { 'apps/shop/a.yaml': '', 'apps/cart/a.yaml': '' };
const seen = (files: Record<string, string>, branches: string[] | null = null) =>
  branchPerEnvironment.detect({
    ...inventoryOf({ ...own, ...files }),
    references: { known: branches !== null, branches: branches ?? ['main'] },
  });

describe('lib/scan/indicators/branch-per-environment.ts', () => {
  it('finds branches of environments that agents take', () => {
    expect(
      seen({ 'a.yaml': app('shop', 'staging'), 'b.yaml': app('cart', 'production') }, [
        'main',
        'staging',
        'production',
      ]),
    ).toMatchObject({
      outcome: 'present',
      measures: { branches: ['production', 'staging'], uses: 2 },
      marks: [{ path: 'a.yaml', key: ['spec', 'source', 'targetRevision'] }, { path: 'b.yaml' }],
    });
    expect(seen({ 'a.yaml': app('shop', 'env/prod') }, ['main', 'env/prod']).outcome).toBe('present');
  });

  it('takes no branch that is not there, and no part of a name', () => {
    expect(seen({ 'a.yaml': app('shop', 'staging') }, ['main', 'other']).outcome).toBe('absent');
    const names = [
      'renovate/production-x',
      'prod-actor-search',
      'feature/staging',
      'update-image-tag/x/production/v1',
      'kargo/promotion/prod.1.2',
      'develop',
    ];
    const files = Object.fromEntries(names.map((name, at) => [`${at}.yaml`, app('shop', name)]));
    expect(seen(files, ['main', ...names])).toMatchObject({ outcome: 'absent', searched: { what: expect.any(Array) } });
    expect(seen({ 'a.yaml': app('shop', 'HEAD') }, ['main', 'staging', 'production']).outcome).toBe('absent');
  });

  it("takes the name of a repository's only branch for none", () => {
    expect(seen({ 'a.yaml': app('shop', 'production') }, ['production', 'fix/x']).outcome).toBe('absent');
  });

  it('leaves out branches that a tool writes', () => {
    const promoter =
      'apiVersion: promoter.argoproj.io/v1alpha1\nkind: PromotionStrategy\nmetadata: {name: a}\nspec: {environments: [{branch: env/test}, {branch: env/prod}]}\n';
    const files = { 'a.yaml': app('shop', 'env/test'), 'b.yaml': app('cart', 'env/prod') };
    expect(seen({ ...files, 'p.yaml': promoter }, ['main', 'env/test', 'env/prod']).outcome).toBe('absent');
    expect(seen(files, ['main', 'env/test', 'env/prod']).outcome).toBe('present');
    const hydrated = anApplication('shop').replace(
      / {2}source: .*\n/,
      '  sourceHydrator: {drySource: {repoURL: r, path: a, targetRevision: HEAD}, syncSource: {targetBranch: env/prod, path: a}}\n',
    );
    expect(seen({ 'a.yaml': hydrated, 'b.yaml': app('cart', 'env/prod') }, ['main', 'env/prod']).outcome).toBe(
      'absent',
    );
  });

  it('leaves out the branch in which a tool proposes what it rendered', () => {
    const hydrated = (proposed: string) =>
      anApplication('shop').replace(
        / {2}source: .*\n/,
        `  sourceHydrator: {drySource: {repoURL: r, path: a, targetRevision: HEAD}, syncSource: {targetBranch: main, path: a}${proposed}}\n`,
      );
    const subject = "Merge branch 'env/prod' into main";
    const places = [{ commit: 'a'.repeat(40), age: 0, route: 'pushed' as const, subject }];
    const merged = (proposed: string) =>
      branchPerEnvironment.detect({
        ...inventoryOf(
          { ...own, 'a.yaml': hydrated(proposed) },
          { shallow: false, pullReferences: 0, ages: [0], routes: [1], places },
        ),
        references: { known: true, branches: ['main', 'env/prod'] },
      }).outcome;
    expect(merged(', hydrateTo: {targetBranch: env/prod}')).toBe('absent');
    expect(merged('')).toBe('present');
  });

  it('finds several branches of another repository, not a single one', () => {
    const other = 'https://git.example.org/other/shop';
    const at = (name: string, revision: string) => app(name, revision, other).replace(`apps/${name}`, 'deploy');
    expect(seen({ 'a.yaml': at('shop', 'staging'), 'b.yaml': at('cart', 'production') }).outcome).toBe('present');
    expect(seen({ 'a.yaml': at('shop', 'production'), 'b.yaml': at('cart', 'production') }).outcome).toBe('absent');
    const third = app('cart', 'production', 'https://git.example.org/other/cart').replace('apps/cart', 'deploy');
    expect(seen({ 'a.yaml': at('shop', 'staging'), 'b.yaml': third }).outcome).toBe('absent');
  });

  it('finds deploys that pushes of such branches start, and merges between them', () => {
    const deploy = (branch: string) =>
      aPipeline(['helm upgrade --install shop .'], { triggers: ['push'], branches: [branch] });
    const of = (...pipelines: ReturnType<typeof aPipeline>[]) =>
      branchPerEnvironment.detect({
        ...anInventory({ pipelines }),
        references: { known: true, branches: ['main', 'staging', 'production'] },
      });
    expect(of(deploy('staging'), deploy('production'))).toMatchObject({
      outcome: 'present',
      measures: { branches: ['production', 'staging'] },
    });
    expect(of(deploy('main'), aPipeline(['npm test'], { triggers: ['push'], branches: ['staging'] })).outcome).toBe(
      'absent',
    );
    const flow = {
      shallow: false,
      pullReferences: 0,
      ages: [0],
      routes: [1],
      places: [{ commit: 'a'.repeat(40), age: 0, route: 'pushed' as const, subject: "Merge branch 'staging'" }],
    };
    expect(
      branchPerEnvironment.detect({
        ...inventoryOf({ ...own, 'a.yaml': anApplication('shop') }, flow),
        references: { known: true, branches: ['main', 'staging'] },
      }),
    ).toMatchObject({
      outcome: 'present',
      marks: [{ commit: 'a'.repeat(40) }],
    });
  });

  it('is unknown where branches are not readable, not applicable where nothing is delivered', () => {
    expect(branchPerEnvironment.detect(anInventory({ pipelines: [aPipeline(['make'])] }))).toMatchObject({
      outcome: 'unknown',
      reason: expect.stringContaining('branches'),
    });
    expect(
      branchPerEnvironment.detect({ ...anInventory(), references: { known: true, branches: ['main', 'x'] } }).outcome,
    ).toBe('not-applicable');
    expect(detectIn(branchPerEnvironment, { ...own, 'a.yaml': anApplication('shop') }).outcome).toBe('absent');
  });

  it('takes branches that a pipeline renders into for written by it', () => {
    const steps = (branch: string, render: string) =>
      aPipeline([render, `git switch ${branch}`, 'git commit -am Render', `git push origin ${branch}`], {
        triggers: ['push'],
      });
    const applications = { 'a.yaml': app('shop', 'env/dev'), 'b.yaml': app('cart', 'env/prod') };
    const inventory = {
      ...inventoryOf({ ...own, ...applications }),
      references: { known: true, branches: ['main', 'env/dev', 'env/prod'] },
    };
    const outcome = (branch: string, render: string) =>
      branchPerEnvironment.detect({ ...inventory, pipelines: [steps(branch, render)] }).outcome;
    const render = 'helm template web source > web.yaml';
    expect(outcome('env/${{ matrix.env }}', render)).toBe('absent');
    expect(outcome('docs', render)).toBe('present');
    expect(outcome('env/${{ matrix.env }}', 'make build')).toBe('present');
  });
});
