import { describe, expect, it } from 'vitest';
import { signedArtifacts } from '@/lib/scan/indicators/signed-artifacts';
import { anAgent, anInventory, aSource, someFiles } from '@/tests/factories/inventory';
import { pipelinesOf, workflow } from '@/tests/lib/scan/documents/pipelines/read-repository';

const PATH = '.github/workflows/build.yml';
const detect = (files: Record<string, string>, overrides = {}) =>
  signedArtifacts.detect(anInventory({ files: someFiles('Dockerfile'), pipelines: pipelinesOf(files), ...overrides }));
const ofRun = (run: string) => detect({ [PATH]: workflow('push', run) });
const ofAction = (uses: string) => detect({ [PATH]: `on: push\njobs: {main: {steps: [{uses: '${uses}'}]}}\n` });

describe('lib/scan/indicators/signed-artifacts.ts', () => {
  it.each([
    'cosign sign --yes shop/cart@$DIGEST',
    'COSIGN_EXPERIMENTAL=1 cosign attest --predicate sbom.json shop/cart',
    'notation sign shop/cart',
    'helm package --sign --key shop charts/cart',
    'gpg --batch --detach-sign cart.tgz',
  ])('is present with `%s`', (run) => {
    expect(ofRun(run)).toMatchObject({ outcome: 'present', measures: { uses: 1 }, marks: [{ path: PATH, line: 6 }] });
  });

  it.each([
    ['actions/attest-build-provenance@v2', 'present'],
    ['sigstore/cosign-installer@v3', 'absent'],
    ['notaryproject/notation-action/setup@v1', 'absent'],
    ['notaryproject/notation-action/sign@v1', 'present'],
  ])('with the action %s is %s', (uses, outcome) => {
    expect(ofAction(uses).outcome).toBe(outcome);
  });

  it.each(['cosign verify shop/cart', 'cosign version', 'git commit -S -m x'])('is absent with `%s`', (run) => {
    expect(ofRun(run).outcome).toBe('absent');
  });

  it('knows the generator of provenance by its name, though it lies elsewhere', () => {
    const call = 'slsa-framework/slsa-github-generator/.github/workflows/generator_container_slsa3.yml@v2.1.0';
    expect(detect({ [PATH]: `on: push\njobs: {main: {uses: ${call}}}\n` })).toMatchObject({
      outcome: 'present',
      measures: { tools: ['SLSA provenance'] },
    });
  });

  it('is unknown where a workflow of another repository releases', () => {
    const text = 'on: push\njobs: {main: {uses: shop/workflows/.github/workflows/release.yml@v1}}\n';
    expect(detect({ [PATH]: text }).outcome).toBe('unknown');
  });

  it('reads what GoReleaser is told, and knows Tekton Chains', () => {
    const texts = new Map([['.goreleaser.yml', 'builds: []\ndocker_signs:\n  - cmd: cosign\n']]);
    expect(detect({}, { files: someFiles('Dockerfile', '.goreleaser.yml'), texts })).toMatchObject({
      outcome: 'present',
      marks: [{ line: 2 }],
    });
    const short = new Map([['.goreleaser.yml', 'signs: [{cmd: cosign}]\n']]);
    expect(detect({}, { files: someFiles('Dockerfile', '.goreleaser.yml'), texts: short }).outcome).toBe('present');
    const agents = [anAgent({ sources: [aSource({ chart: 'tekton-chains' })] })];
    expect(detect({}, { agents }).outcome).toBe('present');
  });

  it('is partial for a job that nothing starts', () => {
    expect(detect({ [PATH]: workflow('push', 'cosign sign shop/cart', 'if: false') }).outcome).toBe('partial');
  });

  it('is absent with what was looked for, whether built here or by others', () => {
    expect(detect({})).toMatchObject({ outcome: 'absent' });
    expect(detect({}).searched?.what.join()).toMatch(/cosign/);
    const running = { files: someFiles('apps/cart.yaml'), agents: [anAgent()] };
    expect(detect({}, running)).toMatchObject({ outcome: 'absent' });
  });

  it('does not apply where nothing is built or run', () => {
    expect(detect({}, { files: someFiles('docs/plan.md') }).outcome).toBe('not-applicable');
  });
});
