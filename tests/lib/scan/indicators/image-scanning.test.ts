import { describe, expect, it } from 'vitest';
import { imageScanning } from '@/lib/scan/indicators/image-scanning';
import { anAgent, anInventory, aResource, aSource, aTerraformFile, someFiles } from '@/tests/factories/inventory';
import { aHelmRelease, detectIn } from '@/tests/factories/scanned-files';
import { pipelinesOf, workflow } from '@/tests/lib/scan/documents/pipelines/read-repository';

const PATH = '.github/workflows/build.yml';
const detect = (files: Record<string, string>, overrides = {}) =>
  imageScanning.detect(anInventory({ files: someFiles('Dockerfile'), pipelines: pipelinesOf(files), ...overrides }));
const ofRun = (run: string, on = 'push') => detect({ [PATH]: workflow(on, run) });
const ofAction = (uses: string, inputs = '{}') =>
  detect({ [PATH]: `on: push\njobs: {main: {steps: [{uses: '${uses}', with: ${inputs}}]}}\n` });

describe('lib/scan/indicators/image-scanning.ts', () => {
  it.each([
    ['trivy image --severity HIGH shop/cart:1', 'Trivy'],
    ['docker run --rm aquasec/trivy:0.58.0 image shop/cart', 'Trivy'],
    ['grype shop/cart:1 --fail-on high', 'Grype'],
    ['snyk container test shop/cart', 'Snyk Container'],
    ['docker scout cves shop/cart', 'Docker Scout'],
    ['twistcli images scan shop/cart', 'Prisma Cloud'],
  ])('is present with `%s`', (run, tool) => {
    expect(ofRun(run)).toMatchObject({
      outcome: 'present',
      measures: { tools: [tool] },
      marks: [{ path: PATH, line: 6 }],
    });
  });

  it.each([
    ['aquasecurity/trivy-action@0.30.0', '{image-ref: shop/cart}', 'present'],
    ['aquasecurity/trivy-action@0.30.0', '{}', 'present'],
    ['anchore/scan-action@v6', '{image: shop/cart}', 'present'],
    ['snyk/actions/docker@master', '{image: shop/cart}', 'present'],
    ['docker/scout-action@v1', '{command: cves}', 'present'],
    ['aquasecurity/trivy-action@0.30.0', '{scan-type: config}', 'absent'],
    ['aquasecurity/trivy-action@0.30.0', '{scan-type: fs, scan-ref: .}', 'absent'],
    ['aquasecurity/setup-trivy@v0.2.0', '{}', 'absent'],
    ['snyk/actions/iac@master', '{}', 'absent'],
  ])('with the action %s and %s is %3$s', (uses, inputs, outcome) => {
    expect(ofAction(uses, inputs).outcome).toBe(outcome);
  });

  it.each(['trivy config .', 'trivy fs .', 'trivy --version', 'grype version', '# trivy image shop/cart'])(
    'does not take `%s` for a scan of an image',
    (run) => {
      expect(ofRun(run).outcome).toBe('absent');
    },
  );

  it('knows the template of GitLab', () => {
    const text =
      'include:\n  - template: Security/Container-Scanning.gitlab-ci.yml\nbuild: {script: [docker build .]}\n';
    expect(detect({ '.gitlab-ci.yml': text })).toMatchObject({
      outcome: 'present',
      measures: { tools: ['GitLab container scanning'] },
    });
  });

  it('follows a script that a job calls', () => {
    const found = detect({ [PATH]: workflow('push', './ci/scan.sh'), 'ci/scan.sh': 'trivy image "$IMAGE"\n' });
    expect(found).toMatchObject({ outcome: 'present', marks: [{ path: 'ci/scan.sh', line: 1 }] });
  });

  it('is unknown where a workflow of another repository builds', () => {
    const text = 'on: push\njobs: {image: {uses: shop/workflows/.github/workflows/build-image.yml@v1}}\n';
    expect(detect({ [PATH]: text }).outcome).toBe('unknown');
  });

  it('does not take a template that looks for secrets for one that may scan images', () => {
    const include = (template: string) => `include: [{template: ${template}}]\na: {script: [docker build .]}\n`;
    const seen = (template: string) => detect({ '.gitlab-ci.yml': include(template) }).outcome;
    expect(seen('Security/Secret-Detection.gitlab-ci.yml')).toBe('absent');
    expect(seen('Jobs/Deploy-Image.gitlab-ci.yml')).toBe('unknown');
  });

  it('is unknown where a pipeline could not be read', () => {
    expect(detect({ [PATH]: 'on: [push' }).outcome).toBe('unknown');
  });

  it('is partial for a job that nothing starts', () => {
    expect(detect({ [PATH]: workflow('push', 'trivy image shop/cart', 'if: false') }).outcome).toBe('partial');
  });

  it('is present with an operator that scans what runs', () => {
    const operator = anAgent({ sources: [aSource({ chart: 'trivy-operator' })] });
    expect(detect({}, { agents: [operator] })).toMatchObject({
      outcome: 'present',
      measures: { tools: ['trivy-operator'] },
    });
    const example = anAgent({ sources: [aSource({ chart: 'trivy-operator' })], counted: false });
    expect(detect({}, { agents: [example] }).outcome).toBe('absent');
  });

  it('is partial with the scanner that Harbor brings along, unless it is switched off', () => {
    const harbor = (values: string) => ({ 'harbor.yaml': aHelmRelease('harbor', `  values: {${values}}\n`) });
    expect(detectIn(imageScanning, harbor('expose: {}'))).toMatchObject({
      outcome: 'partial',
      marks: [{ path: 'harbor.yaml', note: expect.stringContaining('brings a scanner along') }],
    });
    expect(detectIn(imageScanning, harbor('trivy: {enabled: false}')).outcome).toBe('absent');
  });

  it('is present with a registry that scans what is pushed', () => {
    const registry = (on: string) =>
      aTerraformFile('ecr.tf', {
        resources: [{ type: 'aws_ecr_repository', name: 'cart', line: 3 }],
        attributes: { 'aws_ecr_repository.cart': { 'image_scanning_configuration.scan_on_push': on } },
      });
    expect(detect({}, { terraform: [registry('true')] })).toMatchObject({ outcome: 'present', marks: [{ line: 3 }] });
    expect(detect({}, { terraform: [registry('false')] }).outcome).toBe('absent');
  });

  it('is absent with what was looked for, and does not apply where no image is built or run', () => {
    expect(ofRun('go test ./...').searched?.what.join()).toMatch(/trivy image/);
    expect(detect({}, { files: someFiles('README.md') }).outcome).toBe('not-applicable');
    const resources = [aResource('apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n')];
    expect(detect({}, { files: [], resources }).outcome).toBe('absent');
  });
});
