import { describe, expect, it } from 'vitest';
import { billOfMaterials } from '@/lib/scan/indicators/bill-of-materials';
import { anAgent, anInventory, someFiles } from '@/tests/factories/inventory';
import { pipelinesOf, workflow } from '@/tests/lib/scan/documents/pipelines/read-repository';

const PATH = '.github/workflows/build.yml';
const detect = (files: Record<string, string>, overrides = {}) =>
  billOfMaterials.detect(anInventory({ files: someFiles('Dockerfile'), pipelines: pipelinesOf(files), ...overrides }));
const ofRun = (run: string) => detect({ [PATH]: workflow('push', run) });
const ofAction = (uses: string, inputs = '{}') =>
  detect({ [PATH]: `on: push\njobs: {main: {steps: [{uses: '${uses}', with: ${inputs}}]}}\n` });

describe('lib/scan/indicators/bill-of-materials.ts', () => {
  it.each([
    'syft shop/cart -o spdx-json',
    'trivy image --format cyclonedx shop/cart',
    'trivy fs --format spdx-json .',
    'docker buildx build --sbom=true -t shop/cart .',
    'cyclonedx-gomod app -json',
    'ko build ./cmd/cart',
  ])('is present with `%s`', (run) => {
    expect(ofRun(run)).toMatchObject({ outcome: 'present', marks: [{ path: PATH, line: 6 }] });
  });

  it.each([
    ['anchore/sbom-action@v0', '{}', 'present'],
    ['anchore/sbom-action/download-syft@v0', '{}', 'absent'],
    ['actions/attest-sbom@v2', '{}', 'present'],
    ['docker/build-push-action@v6', '{sbom: true}', 'present'],
    ['docker/build-push-action@v6', "{provenance: 'mode=max'}", 'absent'],
    ['docker/build-push-action@v6', '{sbom: false}', 'absent'],
    ['aquasecurity/trivy-action@0.30.0', '{format: cyclonedx}', 'present'],
    ['aquasecurity/trivy-action@0.30.0', '{format: sarif}', 'absent'],
  ])('with the action %s and %s is %3$s', (uses, inputs, outcome) => {
    expect(ofAction(uses, inputs).outcome).toBe(outcome);
  });

  it.each([
    'trivy image --format table shop/cart',
    'ko build --sbom=none ./cmd/cart',
    'docker buildx build --sbom=false .',
  ])('is absent with `%s`', (run) => {
    expect(ofRun(run).outcome).toBe('absent');
  });

  it('reads what GoReleaser is told', () => {
    const withFile = (text: string) =>
      detect(
        { [PATH]: workflow('push', 'goreleaser release') },
        { files: someFiles('.goreleaser.yaml'), texts: new Map([['.goreleaser.yaml', text]]) },
      );
    expect(withFile('builds: []\nsboms:\n  - artifacts: archive\n')).toMatchObject({
      outcome: 'present',
      marks: [{ line: 2 }],
    });
    expect(withFile('builds: []\nsboms: [{artifacts: archive}]\n').outcome).toBe('present');
    expect(withFile('builds: []\n# sboms:\n').outcome).toBe('absent');
    expect(withFile('builds: []\nsboms: []\n').outcome).toBe('absent');
  });

  it('counts lists that are kept as files', () => {
    expect(detect({}, { files: someFiles('Dockerfile', 'release/cart.spdx.json') }).outcome).toBe('present');
  });

  it('is unknown where a workflow of another repository releases', () => {
    const text = 'on: push\njobs: {main: {uses: shop/workflows/.github/workflows/release.yml@v1}}\n';
    expect(detect({ [PATH]: text }).outcome).toBe('unknown');
  });

  it('is absent with what was looked for, and says whether anything is built here', () => {
    expect(detect({})).toMatchObject({ outcome: 'absent', measures: { builds: 1 } });
    expect(detect({}).searched?.what.join()).toMatch(/syft/);
    const running = { files: someFiles('apps/cart.yaml'), agents: [anAgent()] };
    expect(detect({}, running)).toMatchObject({ outcome: 'absent', measures: { builds: 0 } });
  });

  it('does not apply where nothing is built or run', () => {
    expect(detect({}, { files: someFiles('docs/plan.md') }).outcome).toBe('not-applicable');
  });

  it('is unknown with a release script that may start anything, and absent with one that starts nothing', () => {
    const ofScript = (script: string) =>
      detect({ [PATH]: workflow('push', 'node scripts/release.js'), 'scripts/release.js': script }).outcome;
    expect(ofScript("const fs = require('fs');\nfs.writeFileSync('name', /v(.*)/.exec(tag)[1]);\n")).toBe('unknown');
    expect(ofScript("require('./publish')();\n")).toBe('unknown');
    expect(ofScript("import { run } from './publish.js';\nrun();\n")).toBe('unknown');
    expect(ofScript("const { spawn } = require('node:child_process');\nstart(spawn);\n")).toBe('unknown');
    expect(ofScript("const fs = require('fs');\nfs.writeFileSync('name', process.argv[2]);\n")).toBe('absent');
  });
});
