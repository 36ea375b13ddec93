import { describe, expect, it } from 'vitest';
import { insertOrganization } from '@/db/store/organizations';
import { importEventText } from '@/lib/services/import-event-text';
import { eventFile } from '@/tests/factories/delivery-events';
import { anOrganization } from '@/tests/factories/organization';
import { deployment } from '@/tests/lib/delivery/event-file';

const text = eventFile(deployment('d1', 'a', '2026-10-05T10:00:00Z'), deployment('d2', 'b', '2026-10-06T10:00:00Z'));

describe('lib/services/import-event-text.ts', () => {
  it('takes the events of a text, and the same again without a change', async () => {
    const { context, organization: organizationSlug } = await anOrganization();
    const counts = { events: 2, changed: 0, refusedLines: 0 };
    expect(await importEventText(context, { organizationSlug, text })).toMatchObject({ ...counts, added: 2 });
    expect(await importEventText(context, { organizationSlug, text })).toMatchObject({ ...counts, added: 0 });
  });

  it('refuses what holds no events, and the sample organization', async () => {
    const { context, organization: organizationSlug } = await anOrganization();
    await expect(importEventText(context, { organizationSlug, text: 'version: 1\nfacts: []\n' })).rejects.toMatchObject(
      {
        message: expect.stringContaining('This holds no events'),
        field: 'text',
      },
    );
    const sample = { id: 's', slug: 'sample', name: 'Sample', isSample: true, createdAt: new Date(0) };
    await context.db.write((transaction) => insertOrganization(transaction, sample));
    await expect(importEventText(context, { organizationSlug: 'sample', text })).rejects.toThrow('cannot be changed');
  });
});
