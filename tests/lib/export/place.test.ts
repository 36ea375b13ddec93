import { describe, expect, it } from 'vitest';
import { placeWriter, shortRepository } from '@/lib/export/place';
import { makePlace, makeReport } from '@/tests/factories/sample-report';

describe('lib/export/place.ts', () => {
  it('writes a place as a terminal can open it', () => {
    const write = placeWriter(makeReport());
    expect(write(makePlace('apps/shop.yaml', 14))).toBe('apps/shop.yaml:14');
    expect(write(makePlace('apps', null))).toBe('apps');
    expect(write(makePlace('', null))).toBe('.');
  });

  it('names the repository where there are several', () => {
    const [first] = makeReport().repositories;
    if (first === undefined) throw new Error('The sample report has no repository');
    const write = placeWriter(makeReport({ repositories: [first, { ...first, url: 'https://git.example.com/b/c' }] }));
    expect(write(makePlace('a.yaml', 1))).toBe('shop/deploy a.yaml:1');
  });

  it('names a setting with its date, and the repository only where it has one', () => {
    const source = { name: 'branch rules of main', asOf: '2026-11-20T08:00:00Z' };
    const rules = {
      repository: 'https://git.example.com/shop/deploy',
      commit: '',
      path: '',
      line: null,
      note: '',
      source,
    };
    expect(placeWriter(makeReport())(rules)).toBe('branch rules of main, as of 2026-11-20');
    const [first] = makeReport().repositories;
    if (first === undefined) throw new Error('The sample report has no repository');
    const write = placeWriter(makeReport({ repositories: [first, { ...first, url: 'https://git.example.com/b/c' }] }));
    expect(write(rules)).toBe('shop/deploy branch rules of main, as of 2026-11-20');
    expect(write({ ...rules, repository: '' })).toBe('branch rules of main, as of 2026-11-20');
  });

  it('shortens every way to write an address', () => {
    expect(shortRepository('git@github.com:acme/shop.git')).toBe('acme/shop');
    expect(shortRepository('https://github.com/acme/shop/')).toBe('acme/shop');
    expect(shortRepository('/srv/git/shop.git')).toBe('git/shop');
  });

  it('keeps a path on one line', () => {
    expect(placeWriter(makeReport())(makePlace('a\nb\u001b.yaml', 1))).toBe('a\\nb\\u{1b}.yaml:1');
  });
});
