import { describe, expect, it } from 'vitest';
import { codeOwners } from '@/lib/scan/indicators/code-owners';
import type { Inventory } from '@/lib/scan/inventory';
import { anAgent, anInventory, aPipeline, aResource, someFiles } from '../../../factories/inventory';
import { inventoryOf } from '../../../factories/scanned-files';

function detect(texts: Record<string, string>, overrides: Partial<Inventory> = {}) {
  return codeOwners.detect(
    anInventory({ texts: new Map(Object.entries(texts)), files: someFiles(...Object.keys(texts)), ...overrides }),
  );
}

const production = { agents: [anAgent()] };

describe('lib/scan/indicators/code-owners.ts', () => {
  it('is present when the paths of production have owners', () => {
    expect(detect({ CODEOWNERS: '# who\n/clusters/prod/ @acme/platform @ana\n' }, production)).toMatchObject({
      outcome: 'present',
      share: 1,
      measures: { files: 1, owners: 2, coversProduction: 1 },
      marks: [{ path: 'CODEOWNERS', line: 2 }],
    });
  });

  it('takes the owners of a folder for those of the environment that it stands for', () => {
    const inventory = inventoryOf({
      'live/production/main.tf': 'provider "aws" {}\n',
      'live/staging/main.tf': 'provider "aws" {}\n',
    });
    const { environments } = inventory;
    expect(detect({ CODEOWNERS: '/live/production/ @acme/sre\n' }, { environments }).outcome).toBe('present');
    expect(detect({ CODEOWNERS: '/live/staging/ @acme/sre\n' }, { environments }).outcome).toBe('partial');
  });

  it('is partial when they have none', () => {
    expect(detect({ CODEOWNERS: '/docs/ @acme/writers\n' }, production)).toMatchObject({
      outcome: 'partial',
      share: 0,
      measures: { owners: 1, coversProduction: 0 },
    });
    expect(detect({ CODEOWNERS: '* @acme/all\n/clusters/prod/\n' }, production).outcome).toBe('partial');
  });

  it('is partial when the file names nobody', () => {
    expect(detect({ CODEOWNERS: '# * @acme/all\n' }, production)).toMatchObject({
      outcome: 'partial',
      measures: { files: 1, owners: 0, coversProduction: 0 },
      reason: expect.stringContaining('names nobody'),
    });
  });

  it('asks for all that is declared where no production is named', () => {
    const resources = [aResource('apiVersion: v1\nkind: Namespace\n', { path: 'apps/a.yaml' })];
    const owned = detect({ CODEOWNERS: '/apps/ @acme/all\n' }, { resources });
    expect(owned.measures).toMatchObject({ coversProduction: 1 });
    expect(owned.reason).toContain('1 of 1 files that declare something; none is known to be of production');
    expect(detect({ CODEOWNERS: '/other/ @acme/all\n' }, { resources }).measures).toMatchObject({
      coversProduction: 0,
    });
    expect(detect({ CODEOWNERS: '* @acme/all\n' }).measures).toMatchObject({ coversProduction: 1 });
  });

  it('reads the file that the host reads', () => {
    const texts = { CODEOWNERS: '* @acme/old\n', '.github/CODEOWNERS': '/none/ @acme/new\n' };
    expect(detect(texts, production)).toMatchObject({ outcome: 'partial', marks: [{ path: '.github/CODEOWNERS' }] });
  });

  it('reads the OWNERS of Prow, each for its folder', () => {
    const served = { ...production, pipelines: [{ ...aPipeline([], {}, '.prow.yaml'), system: 'prow' as const }] };
    expect(detect({ 'clusters/OWNERS': 'approvers:\n  - ana\nreviewers:\n  - bo\n' }, served)).toMatchObject({
      outcome: 'present',
      measures: { files: 1, owners: 1, coversProduction: 1 },
    });
    expect(detect({ 'docs/OWNERS': 'filters:\n  ".*":\n    approvers: [ana]\n' }, served)).toMatchObject({
      outcome: 'partial',
      measures: { owners: 1, coversProduction: 0 },
    });
  });

  it('takes owners of single folders without a sign of Prow for notes', () => {
    const owners = { 'clusters/OWNERS': 'approvers: [ana]\n' };
    expect(detect(owners, production).outcome).toBe('absent');
    expect(detect({ ...owners, OWNERS: 'approvers: [bo]\n' }, production)).toMatchObject({
      outcome: 'present',
      measures: { files: 2, owners: 2 },
    });
  });

  it('is absent without such a file', () => {
    expect(detect({})).toMatchObject({ outcome: 'absent', searched: { files: 10 } });
  });
});
