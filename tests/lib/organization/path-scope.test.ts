import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folderProblem, readOptionalFolder, readPathScope } from '@/lib/organization/path-scope';

describe('lib/organization/path-scope.ts', () => {
  it('keeps folders without what says nothing, once each, in order', () => {
    const typed = [' ./apps//payments/ ', 'apps/a b', 'apps/payments/web', 'apps/payments', 'apps/payments-old'];
    expect(readPathScope(typed, 'paths')).toEqual(['apps/a b', 'apps/payments', 'apps/payments-old']);
    expect(readPathScope([], 'paths')).toEqual([]);
  });

  it.each([
    ['/apps', 'from its top'],
    ['~/apps', 'from its top'],
    ['c:/apps', 'from its top'],
    ['apps\\payments', 'with slashes'],
    ['..', 'without ".."'],
    ['apps/../secrets', 'without ".."'],
    ['apps/*', 'is a pattern'],
    ['**', 'is a pattern'],
    ['apps/[ab]', 'is a pattern'],
    ['{a,b}', 'is a pattern'],
    ['!apps', 'is a pattern'],
    ['a\u0000b', 'cannot be shown'],
    ['', 'Name a folder'],
    ['./', 'Name a folder'],
    ['x'.repeat(501), 'too long'],
  ])('refuses %j in words that say what to do', (folder, problem) => {
    const refused = { code: 'invalid-input', field: 'paths', message: expect.stringContaining(problem) };
    expect(() => readPathScope(['apps', folder], 'paths')).toThrowError(expect.objectContaining(refused));
  });

  it('takes names with two dots in them', () => {
    expect(readPathScope(['apps/a..b', '...'], 'paths')).toEqual(['...', 'apps/a..b']);
  });

  it('lets nobody list folders without end', () => {
    const many = Array.from({ length: 201 }, (_, index) => `a${index}`);
    expect(() => readPathScope(many, 'paths')).toThrow('at most 200 folders');
  });

  it('takes no text for the whole repository where one folder is asked for', () => {
    expect(readOptionalFolder('  ', 'path')).toBe('');
    expect(readOptionalFolder('apps/', 'path')).toBe('apps');
    expect(() => readOptionalFolder('..', 'path')).toThrow('without ".."');
  });

  it('sees through blanks around what says nothing, and what leads out', () => {
    expect(folderProblem('. /')).toContain('Name a folder');
    expect(folderProblem('.. /')).toContain('without ".."');
    expect(folderProblem('./~/apps')).toContain('does not start inside');
    expect(readPathScope(['./ /apps '], 'paths')).toEqual(['apps']);
  });

  it('never gives a folder that leaves the repository, and changes none twice', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('.', '/', 'a', ' ', '\\', '*') }), { maxLength: 6 }),
        (typed) => {
          fc.pre(typed.every((folder) => folderProblem(folder) === null));
          const scope = readPathScope(typed, 'paths');
          expect(readPathScope(scope, 'paths')).toEqual(scope);
          expect(scope.filter((folder) => /(^|\/)(\.{0,2})(\/|$)/.test(folder))).toEqual([]);
        },
      ),
    );
  });
});
