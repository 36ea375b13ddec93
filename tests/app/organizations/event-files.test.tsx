import { describe, expect, it, vi } from 'vitest';
import { EventFiles } from '@/app/organizations/[organization]/settings/event-files';
import type { EventFileView } from '@/lib/services/list-event-files';
import { render } from '@/tests/components/markup';

vi.mock('@/app/organizations/[organization]/settings/cancel-event-file', () => ({ cancelEventFile: () => undefined }));

function fileOf(refused: number): EventFileView {
  const refusals = Array.from({ length: Math.min(refused, 20) }, (_, index) => ({
    line: index + 1,
    reason: 'revision is missing',
  }));
  return {
    id: 'f-1',
    name: 'events.ndjson',
    bytes: 1200,
    createdAt: '2026-11-21T10:00:00.000Z',
    jobId: 'j-1',
    state: 'done',
    progress: { done: 1, total: 1, message: '' },
    error: null,
    result: {
      events: 1500,
      added: 1200,
      changed: 1,
      ignored: 0,
      refusedLines: refused,
      refusals,
      untoldLines: 0,
      unknownFieldLines: 0,
      unknownFields: [],
    },
  };
}

describe('app/organizations/[organization]/settings/event-files.tsx', () => {
  it('tells the first refused lines at a glance and keeps the others closed', () => {
    const { text, html } = render(<EventFiles files={[fileOf(24)]} />);
    const [open = '', closed = ''] = html.split('<details');
    expect(text).toContain('Lines that were refused: 24. The first 20 of them:');
    expect(open).toMatch(/Line (<!-- -->)?5/);
    expect(closed).toContain('15 more');
    expect(closed).toMatch(/Line (<!-- -->)?6/);
    expect(closed).not.toMatch(/Line (<!-- -->)?5/);
  });

  it('closes nothing where few lines were refused', () => {
    const { text, tags } = render(<EventFiles files={[fileOf(5)]} />);
    expect(tags('details')).toEqual([]);
    expect(text.match(/revision is missing/g)).toHaveLength(5);
    expect(text).toContain('Known with less before, and fuller now: 1.');
  });

  it('says after a cancel what stays and how the rest is had', () => {
    const { text } = render(<EventFiles files={[{ ...fileOf(0), state: 'cancelled', result: null }]} />);
    expect(text).toContain('the same file again takes the others');
  });
});
