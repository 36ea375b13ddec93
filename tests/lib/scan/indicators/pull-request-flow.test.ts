import { describe, expect, it } from 'vitest';
import type { FlowCommit } from '@/lib/scan/flow-history';
import { pullRequestFlow } from '@/lib/scan/indicators/pull-request-flow';
import { anInventory } from '@/tests/factories/inventory';

function detect(...commits: Partial<FlowCommit>[]) {
  const all = commits.map(
    (more, index): FlowCommit => ({
      id: String(index),
      subject: `change ${index}`,
      committedAt: '2026-01-01T00:00:00Z',
      viaPullRequest: false,
      automated: false,
      ...more,
    }),
  );
  return pullRequestFlow.detect(
    anInventory({ flow: { status: 'known', commits: all, windowDays: 90, pullReferences: 0 } }),
  );
}

const merged = { viaPullRequest: true };
const bot = { automated: true };

describe('lib/scan/indicators/pull-request-flow.ts', () => {
  it('judges people only, and tells write-backs apart', () => {
    expect(detect(merged, {}, bot, { ...bot, ...merged })).toMatchObject({
      outcome: 'partial',
      share: 0.5,
      measures: { commits: 2, viaPullRequest: 1, direct: 1, writeBack: 1, windowDays: 90 },
      marks: [{ commit: '1', note: 'pushed directly: change 1' }, { commit: '0' }],
    });
  });

  it('is present where everything was merged, absent where nothing was', () => {
    expect(detect(merged, merged, bot)).toMatchObject({ outcome: 'present', share: 1 });
    expect(detect({}, {})).toMatchObject({ outcome: 'absent', share: 0, searched: { what: [expect.any(String)] } });
  });

  it('is unknown where only bots commit, or history cannot tell', () => {
    expect(detect(bot)).toMatchObject({ outcome: 'unknown', measures: { commits: 0, writeBack: 1 } });
    const inventory = anInventory({ flow: { status: 'unknown', reason: 'The checkout is shallow.' } });
    expect(pullRequestFlow.detect(inventory)).toEqual({ outcome: 'unknown', reason: 'The checkout is shallow.' });
  });
});
