import { describe, expect, it } from 'vitest';
import { parseChange } from '@/lib/git/changes';

const one = '1'.repeat(40);
const two = '2'.repeat(40);
const none = '0'.repeat(40);
const change = (header: string, path: string) => parseChange(Buffer.from(header), Buffer.from(path, 'latin1'));

describe('lib/git/changes.ts', () => {
  it('tells what is added, deleted and modified, with the objects of both sides', () => {
    expect(change(`:100644 100644 ${one} ${two} M`, 'edited')).toMatchObject({
      path: 'edited',
      status: 'modified',
      type: 'file',
      oldObjectId: one,
      newObjectId: two,
    });
    expect(change(`:000000 100644 ${none} ${two} A`, 'new\nname')).toMatchObject({
      path: 'new\nname',
      status: 'added',
      oldObjectId: null,
      newObjectId: two,
    });
    expect(change(`:100644 000000 ${one} ${none} D`, 'gone')).toMatchObject({
      status: 'deleted',
      type: 'file',
      oldObjectId: one,
      newObjectId: null,
    });
  });

  it('gives the type of what is now: a file that became a link, a submodule that came', () => {
    expect(change(`:100644 120000 ${one} ${two} T`, 'kind')).toMatchObject({ status: 'modified', type: 'symlink' });
    expect(change(`:000000 160000 ${none} ${two} A`, 'module')).toMatchObject({ status: 'added', type: 'submodule' });
  });

  it('says where a path is no UTF-8', () => {
    expect(change(`:000000 100644 ${none} ${two} A`, 'latin1:\xe9')).toMatchObject({
      path: 'latin1:\uFFFD',
      isLossy: true,
    });
  });
});
