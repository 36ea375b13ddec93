import { describe, expect, it } from 'vitest';
import { signedCommits } from '@/lib/scan/indicators/signed-commits';
import type { CommitSignatures, SignatureFormat } from '@/lib/scan/inventory';
import { anInventory } from '@/tests/factories/inventory';

function seen(formats: (SignatureFormat | null)[], more: Partial<CommitSignatures> = {}) {
  const own = formats.map((format, index) => ({ id: `${index}`.padStart(40, '0'), subject: `c${index}`, format }));
  return signedCommits.detect(anInventory({ signatures: { isWhole: true, looked: 200, own, ...more } }));
}

const times = (count: number, format: SignatureFormat | null) => Array.from({ length: count }, () => format);

describe('lib/scan/indicators/signed-commits.ts', () => {
  it('is present where people sign, slips allowed', () => {
    expect(seen([...times(9, 'SSH'), ...times(9, 'OpenPGP'), ...times(2, null)])).toMatchObject({
      outcome: 'present',
      share: 0.9,
      measures: { of: 20, met: 18, formats: ['OpenPGP', 'SSH'] },
      reason: '18 of 20 commits that people made themselves are signed.',
    });
  });

  it('is partial where only some do, and shows the unsigned first', () => {
    const found = seen([...times(3, 'SSH'), ...times(7, null)]);
    expect(found).toMatchObject({ outcome: 'partial', share: 0.3 });
    expect(found.marks?.[0]).toMatchObject({ commit: `${3}`.padStart(40, '0'), note: 'not signed: c3' });
  });

  it('is absent where nobody does, with what was looked at', () => {
    expect(seen(times(8, null))).toMatchObject({ outcome: 'absent', searched: { what: [expect.any(String)] } });
  });

  it('is unknown where people made too few of the commits themselves: squashes of the host, bots', () => {
    expect(seen([])).toMatchObject({ outcome: 'unknown', reason: expect.stringMatching(/^None of the 200/) });
    expect(seen(times(4, null))).toMatchObject({ outcome: 'unknown', reason: expect.stringMatching(/^Only 4/) });
  });

  it('is unknown where the history is cut off or could not be read', () => {
    expect(seen(times(8, null), { isWhole: false })).toMatchObject({
      outcome: 'unknown',
      reason: expect.stringContaining('cut off'),
    });
    expect(seen([], { looked: 0 })).toMatchObject({ outcome: 'unknown', reason: 'The history could not be read.' });
  });
});
