import { describe, expect, it } from 'vitest';
import { deleteOrganizationRepository, insertOrganizationRepository } from '@/db/store/organization-repositories';
import { countBelongings, deleteOrganizationRow, insertOrganization } from '@/db/store/organizations';
import { insertService, listServiceRows } from '@/db/store/services';
import {
  deleteTeamRow,
  findTeam,
  findTeamById,
  insertTeam,
  keepTeamRepository,
  listRepositoriesOfTeam,
  listTeamRows,
  type Team,
  updateTeam,
} from '@/db/store/teams';
import { aDatabase } from '@/tests/factories/database';

const createdAt = new Date('2026-11-01T12:00:00.123Z');

function aTeam(said: Partial<Team>): Team {
  const unsaid = { organizationId: 'o', kind: null, platformTeamId: null, target: null, createdAt };
  return { id: 't', slug: 'team', name: 'Team', ...unsaid, ...said };
}

async function withOrganization() {
  const db = await aDatabase();
  await db.write(async (queries) => {
    await insertOrganization(queries, { id: 'o', slug: 'acme', name: 'Acme', isSample: false, createdAt });
    const repository = { organizationId: 'o', label: 'mono', createdAt };
    await insertOrganizationRepository(queries, { ...repository, id: 'r1', address: 'https://x.org/1' });
    await insertOrganizationRepository(queries, { ...repository, id: 'r2', address: 'https://x.org/2' });
  });
  return db;
}

describe('db/store/teams.ts', () => {
  it('gives back what was kept, to the millisecond', async () => {
    const db = await withOrganization();
    const team = aTeam({ kind: 'platform', platformTeamId: 'p', target: { level: 0, reason: 'Ünïcode “reason”' } });
    await db.write((queries) => insertTeam(queries, team));
    expect(await findTeam(db.read, 'o', 'team')).toEqual(team);
    const changed = aTeam({ name: 'Other' });
    await db.write((queries) => updateTeam(queries, changed));
    expect(await findTeamById(db.read, 't')).toEqual(changed);
    expect(await findTeam(db.read, 'another', 'team')).toBeNull();
  });

  it('lets one slug stand in an organization once', async () => {
    const db = await withOrganization();
    await db.write((queries) => insertTeam(queries, aTeam({})));
    await expect(db.write((queries) => insertTeam(queries, aTeam({ id: 'other' })))).rejects.toThrow();
    expect(await listTeamRows(db.read, 'o')).toHaveLength(1);
  });

  it('keeps the folders of a repository, and changes them', async () => {
    const db = await withOrganization();
    const scope = { teamId: 't', repositoryId: 'r1' };
    await db.write(async (queries) => {
      await insertTeam(queries, aTeam({}));
      await keepTeamRepository(queries, { ...scope, paths: ['apps/a'] });
      await keepTeamRepository(queries, { ...scope, paths: ['apps/b', 'apps/c'] });
      await keepTeamRepository(queries, { teamId: 't', repositoryId: 'r2', paths: [] });
    });
    expect(await listRepositoriesOfTeam(db.read, 't')).toEqual([
      { ...scope, address: 'https://x.org/1', label: 'mono', paths: ['apps/b', 'apps/c'] },
      { teamId: 't', repositoryId: 'r2', address: 'https://x.org/2', label: 'mono', paths: [] },
    ]);
    await db.write((queries) => deleteOrganizationRepository(queries, 'r1'));
    expect(await listRepositoriesOfTeam(db.read, 't')).toMatchObject([{ repositoryId: 'r2' }]);
  });

  it('lets go of a team with what refers to it', async () => {
    const db = await withOrganization();
    const service = { id: 's', organizationId: 'o', slug: 'web', name: 'web', path: '', isProduction: true, createdAt };
    await db.write(async (queries) => {
      await insertTeam(queries, aTeam({ id: 'p', slug: 'platform', name: 'Platform' }));
      await insertTeam(queries, aTeam({ platformTeamId: 'p' }));
      await insertService(queries, { ...service, teamId: 'p', repositoryId: 'r1' });
      await deleteTeamRow(queries, 'p');
    });
    expect(await listTeamRows(db.read, 'o')).toEqual([aTeam({})]);
    expect(await listServiceRows(db.read, 'o')).toEqual([{ ...service, teamId: null, repositoryId: 'r1' }]);
    await db.write((queries) => deleteOrganizationRow(queries, 'o'));
    expect(await countBelongings(db.read)).toEqual(new Map());
  });

  it('undoes all of a transaction that fails', async () => {
    const db = await withOrganization();
    const failing = db.write(async (queries) => {
      await insertTeam(queries, aTeam({}));
      throw new Error('Stop.');
    });
    await expect(failing).rejects.toThrow('Stop.');
    expect(await listTeamRows(db.read, 'o')).toEqual([]);
  });
});
