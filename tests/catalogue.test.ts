import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { criteria } from '@/lib/assessment/criteria/index';
import { readModel } from '@/lib/model/read-content';
import { connectedIndicators } from '@/lib/scan/connected/index';
import { indicators } from '@/lib/scan/indicators/index';

const root = resolve(import.meta.dirname, '..');
const model = readModel(join(root, 'content'));

function namesIn(folder: string, ending: RegExp): string[] {
  return readdirSync(join(root, folder))
    .filter((name) => ending.test(name) && !name.startsWith('index.'))
    .map((name) => name.replace(ending, ''))
    .sort();
}

/** Indicators that both the history of repositories and what is connected can show. */
const OF_BOTH = new Set([
  'branch-protection',
  'merge-automation',
  'promoted-artifacts',
  'rollback-history',
  'secret-scanning',
]);
/** An indicator of repositories, of which a host has a view of its own. */
const HOST_VIEW = 'pull-request-flow';

describe('catalogue of indicators', () => {
  const ids = indicators.map(({ id }) => id).sort();
  const connectedIds = connectedIndicators.map(({ id }) => id).sort();

  it('has no id twice', () => {
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has one file of code for each, named by its id', () => {
    expect(namesIn('lib/scan/indicators', /\.ts$/)).toEqual(ids);
  });

  it('has content for each and no content without code', () => {
    expect(model.indicators.map(({ id }) => id).sort()).toEqual([...new Set([...ids, ...connectedIds])].sort());
  });

  it('has a test for each', () => {
    expect(ids.filter((id) => !existsSync(join(root, `tests/lib/scan/indicators/${id}.test.ts`)))).toEqual([]);
  });

  it('has one file of code and one test for each that a host or what runs shows', () => {
    expect(namesIn('lib/scan/connected', /\.ts$/).filter((id) => id !== HOST_VIEW)).toEqual(connectedIds);
    const untested = connectedIds.filter((id) => !existsSync(join(root, `tests/lib/scan/connected/${id}.test.ts`)));
    expect(untested).toEqual([]);
  });

  it('says which of them need a host or what runs', () => {
    const needs = new Map(model.indicators.map((indicator) => [indicator.id, indicator.needs]));
    expect(ids.filter((id) => needs.get(id) !== 'repository')).toEqual([]);
    const connectedOnly = connectedIndicators.filter(({ id }) => !OF_BOTH.has(id));
    expect(connectedOnly.map(({ id }) => needs.get(id))).toEqual(connectedOnly.map((each) => each.needs));
  });

  it('ties each to criteria of the model, or says why it informs none', () => {
    const known = new Set(model.criteria.map(({ id }) => id));
    for (const indicator of model.indicators) {
      expect(
        indicator.informs.filter((id) => !known.has(id)),
        indicator.id,
      ).toEqual([]);
      expect(indicator.informs.length > 0 || indicator.informative !== null, indicator.id).toBe(true);
    }
  });
});

describe('catalogue of criteria', () => {
  const ids = criteria.map(({ id }) => id).sort();

  it('has one file of code for each, named by its id', () => {
    expect(namesIn('lib/assessment/criteria', /\.ts$/)).toEqual(ids);
  });

  it('has content for each and no content without code', () => {
    expect(model.criteria.map(({ id }) => id).sort()).toEqual(ids);
  });

  it('has a test that names each', () => {
    const tests = readdirSync(join(root, 'tests/lib/assessment'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
      .join('\n');
    expect(ids.filter((id) => !tests.includes(`'${id}'`))).toEqual([]);
  });
});
