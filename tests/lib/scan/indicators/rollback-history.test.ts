import { describe, expect, it } from 'vitest';
import { rollbackHistory } from '@/lib/scan/indicators/rollback-history';
import type { Revert } from '@/lib/scan/inventory';
import { anApplication, inventoryOf } from '@/tests/factories/scanned-files';

const history = { shallow: false, pullReferences: 0, ages: [0, 60], routes: [0, 0], places: [] };
const revert = (paths: string[] | null, committedAt = '2026-10-01T00:00:00.000Z'): Revert => ({
  commit: 'c'.repeat(40),
  committedAt,
  age: (Date.parse('2026-11-01T00:00:00.000Z') - Date.parse(committedAt)) / 1000,
  subject: 'Revert "Raise shop to 2"',
  paths,
});
const files = { 'apps/shop.yaml': anApplication('shop') };
const seen = (reverts: Revert[], flow = history, all: Record<string, string> = files) =>
  rollbackHistory.detect({ ...inventoryOf(all, flow), reverts });

describe('lib/scan/indicators/rollback-history.ts', () => {
  it('finds reverts of desired state, with the newest date', () => {
    expect(seen([revert(['apps/shop.yaml']), revert(['apps/shop.yaml'], '2026-01-01T00:00:00.000Z')])).toMatchObject({
      outcome: 'present',
      measures: { reverts: 2, ways: ['revert'], revertedAt: ['2026-10-01T00:00:00.000Z'] },
      marks: [{ path: 'apps/shop.yaml', commit: 'c'.repeat(40), note: 'Revert "Raise shop to 2"' }, {}],
    });
  });

  it('is partial where the last revert was long ago when the newest commit came', () => {
    expect(seen([revert(['apps/shop.yaml'], '2025-11-02T00:00:00.000Z')]).outcome).toBe('present');
    expect(seen([revert(['apps/shop.yaml'], '2025-10-30T00:00:00.000Z')])).toMatchObject({
      outcome: 'partial',
      measures: { reverts: 1, ways: ['revert'] },
      marks: [{ path: 'apps/shop.yaml' }],
      reason: expect.stringContaining('the last on 2025-10-30, more than a year before the newest commit'),
    });
  });

  it('finds reverts of files that are gone now, beside what is deployed', () => {
    expect(seen([revert(['apps/gone/values.yaml'])]).outcome).toBe('present');
  });

  it('finds reverts of files whose folder is gone, by a name that desired state still has', () => {
    const folders = { 'apps/shop/application.yaml': anApplication('shop'), 'docs/a.md': '' };
    const found = (path: string) => seen([revert([path])], history, folders);
    expect(found('old-apps/application.yaml')).toMatchObject({
      outcome: 'present',
      marks: [{ path: 'old-apps/application.yaml' }],
    });
    for (const path of ['old-apps/other.yaml', 'docs/application.yaml', 'application.yaml', 'tests/application.yaml'])
      expect(found(path).outcome).toBe('absent');
  });

  it('leaves out reverts of source code, pipelines and documentation', () => {
    expect(seen([revert(['src/main.go', 'README.md', '.github/workflows/a.yaml', 'apps/readme.md'])])).toMatchObject({
      outcome: 'absent',
      searched: { what: expect.any(Array) },
    });
  });

  it('takes a commit of unknown files at its word where there is little but desired state', () => {
    expect(seen([revert(null)]).outcome).toBe('present');
    expect(seen([revert(null)], history, { ...files, 'src/a.go': '', 'src/b.go': '', 'src/c.go': '' }).outcome).toBe(
      'absent',
    );
  });

  it('counts infrastructure code of any tool as what is deployed', () => {
    const servers = { 'site.yaml': '- hosts: all\n  tasks: []\n', 'ansible.cfg': '' };
    expect(seen([revert(['site.yaml'])], history, servers).outcome).toBe('present');
    const stack = {
      'cluster/Pulumi.yaml': 'name: cluster\nruntime: nodejs\n',
      'cluster/Pulumi.hub.yaml': 'config: {}\n',
    };
    expect(seen([], history, stack).outcome).toBe('absent');
  });

  it('is unknown with a history that is cut off or could not be read, not applicable where nothing is deployed', () => {
    expect(seen([], { ...history, shallow: true })).toMatchObject({
      outcome: 'unknown',
      reason: expect.stringContaining('cut off'),
    });
    expect(seen([], { ...history, ages: [] }).outcome).toBe('unknown');
    expect(seen([revert(['src/a.go'])], history, { 'src/a.go': '' }).outcome).toBe('not-applicable');
  });
});
