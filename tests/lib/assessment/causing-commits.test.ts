import { describe, expect, it } from 'vitest';
import { causingCommits } from '@/lib/assessment/causing-commits';

const repository = 'https://git.example/acme/shop';
const places = (...paths: string[]) => paths.map((path) => ({ repository, path }));

function commit(id: string, paths: string[], comings: string[] = []) {
  return { id, committedAt: '2026-02-03T00:00:00Z', subject: id, repository, paths, comings };
}

describe('lib/assessment/causing-commits.ts', () => {
  it('names the commit that deleted what was evidence, however many touched other evidence since', () => {
    const bumps = Array.from({ length: 20 }, (_, at) => commit(`bump ${at}`, ['kept.yaml']));
    const removal = commit('removal', ['scanner.yaml'], ['scanner.yaml']);
    const named = causingCommits([...bumps, removal], places('scanner.yaml', 'kept.yaml'), places('kept.yaml'));
    expect(named).toEqual(['bump 0', 'bump 1', 'bump 2', 'bump 3', 'removal']);
  });

  it('names the first of many that touched what is evidence now, since it may have begun it', () => {
    const many = Array.from({ length: 9 }, (_, at) => commit(`touch ${at}`, ['web.yaml']));
    expect(causingCommits(many, [], places('web.yaml'))).toEqual([
      'touch 0',
      'touch 1',
      'touch 2',
      'touch 3',
      'touch 8',
    ]);
  });

  it('names those that touched the same evidence when no file came or went', () => {
    const all = [commit('b', ['web.yaml']), commit('other', ['read.me']), commit('a', ['web.yaml'])];
    expect(causingCommits(all, places('web.yaml'), places('web.yaml'))).toEqual(['b', 'a']);
  });

  it('names no commit of another repository', () => {
    const elsewhere = { ...commit('x', ['web.yaml']), repository: 'https://git.example/acme/other' };
    expect(causingCommits([elsewhere], [], places('web.yaml'))).toEqual([]);
  });
});
