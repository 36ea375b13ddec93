import { describe, expect, it } from 'vitest';
import { createOrganization } from '@/lib/services/create-organization';
import { getOrganization } from '@/lib/services/get-organization';
import { listOrganizations } from '@/lib/services/list-organizations';
import { aContext } from '@/tests/factories/context';

describe('lib/services/create-organization.ts', () => {
  it('makes an organization that can be found by a slug of its name', async () => {
    const context = await aContext();
    expect(await createOrganization(context, { name: '  Größe  & Söhne ' })).toEqual({ slug: 'grosse-sohne' });
    expect(await getOrganization(context, { slug: 'grosse-sohne' })).toEqual({
      id: expect.any(String),
      slug: 'grosse-sohne',
      name: 'Größe & Söhne',
      isSample: false,
      counts: { teams: 0, repositories: 0, services: 0 },
      createdAt: '2026-11-01T12:00:00.000Z',
    });
  });

  it('numbers a slug that is taken or stands for something else', async () => {
    const context = await aContext();
    const slugs: string[] = [];
    for (const name of ['A B', 'A-B', 'a+b', 'Sample', 'New', '東京']) {
      slugs.push((await createOrganization(context, { name })).slug);
    }
    expect(slugs).toEqual(['a-b', 'a-b-2', 'a-b-3', 'sample-2', 'new-2', 'organization']);
    expect((await listOrganizations(context)).map(({ slug }) => slug).sort()).toEqual([...slugs].sort());
  });

  it('refuses a name that is taken, whatever the case of its letters', async () => {
    const context = await aContext();
    await createOrganization(context, { name: 'Harbour' });
    await expect(createOrganization(context, { name: 'HARBOUR' })).rejects.toMatchObject({
      code: 'conflict',
      field: 'name',
      message: expect.stringContaining('called "Harbour" already'),
    });
    expect(await listOrganizations(context)).toHaveLength(1);
  });

  it.each(['', '   ', 'a'.repeat(121), 'bad\u0000name', 'turned \u202eround'])('refuses the name %j', async (name) => {
    await expect(createOrganization(await aContext(), { name })).rejects.toMatchObject({
      code: 'invalid-input',
      field: 'name',
    });
  });
});
