import { describe, expect, it } from 'vitest';
import type { SourceReference } from '@/lib/scan/documents/source-reference';
import { pinnedSources } from '@/lib/scan/indicators/pinned-sources';
import { anInventory, aSourceReference } from '../../../factories/inventory';

function detect(...sources: Partial<SourceReference>[]) {
  return pinnedSources.detect(anInventory({ sources: sources.map(aSourceReference) }));
}

describe('lib/scan/indicators/pinned-sources.ts', () => {
  it('is present when every reference is fixed', () => {
    expect(detect({})).toMatchObject({
      outcome: 'present',
      measures: { fixed: 1, ranged: 0, floating: 0, unresolved: 0 },
    });
  });

  it('is partial with ranges, and points at them first', () => {
    expect(detect({}, { pin: 'floating', reference: null }, { pin: 'ranged', reference: '1.x' })).toMatchObject({
      outcome: 'partial',
      share: 1 / 3,
      marks: [
        { note: 'helm chart ingress-nginx at 1.x: a range: a new version arrives without a commit' },
        { note: 'helm chart ingress-nginx: follows whatever is newest' },
        { note: 'helm chart ingress-nginx at 4.11.0: fixed' },
      ],
    });
  });

  it('says what fixes a dependency that asks for a range', () => {
    const locked = { kind: 'helm-dependency', target: 'redis', reference: '2.x.x', pin: 'fixed' } as const;
    expect(detect(locked).marks).toMatchObject([
      { note: 'helm dependency redis at 2.x.x: fixed by the lock file beside it' },
    ]);
  });

  it('says what fixes a release that asks for no version', () => {
    expect(detect({ target: 'remote/shop', reference: null, pin: 'fixed' }).marks).toMatchObject([
      { note: 'helm chart remote/shop: fixed by the lock file beside it' },
    ]);
  });

  it('names a source whose address another file gives', () => {
    const base = { kind: 'git-revision', target: '', reference: 'main', pin: 'floating' } as const;
    expect(detect(base).marks).toMatchObject([
      { note: 'git revision of a source that is named elsewhere at main: follows whatever is newest' },
    ]);
  });

  it('is absent when none is fixed', () => {
    expect(detect({ pin: 'floating' })).toMatchObject({ outcome: 'absent', searched: { files: 10 } });
  });

  it('leaves it to judging whether templates fill too many', () => {
    expect(detect({ pin: 'unresolved' }, {})).toMatchObject({ outcome: 'present', counted: { of: 1, unresolved: 1 } });
    expect(detect({ pin: 'unresolved' }).outcome).toBe('unknown');
  });

  it('leaves out the repository itself and what does not count', () => {
    expect(detect({ own: true, pin: 'floating' }, { counted: false }).outcome).toBe('not-applicable');
  });
});
