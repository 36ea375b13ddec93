import { describe, expect, it } from 'vitest';
import { createService } from '@/lib/services/create-service';
import { createTeam } from '@/lib/services/create-team';
import { exportTeamsFile } from '@/lib/services/export-teams-file';
import { importTeamsFile } from '@/lib/services/import-teams-file';
import { aContext } from '@/tests/factories/context';
import { anOrganization, aServiceInput, aTeamInput } from '@/tests/factories/organization';

describe('lib/services/export-teams-file.ts', () => {
  it('writes a file from which another installation makes the same organization', async () => {
    const { context, organization } = await anOrganization();
    const address = 'https://git.example.org/acme/mono';
    await createTeam(context, { organization, ...aTeamInput({ name: 'Zoë: "the best" #1', kind: 'platform' }) });
    await createTeam(context, {
      organization,
      ...aTeamInput({
        name: 'yes',
        platform: 'zoe-the-best-1',
        target: { level: 0, reason: 'A first step:\nthen more.' },
        repositories: [{ address, paths: ['apps/b', 'apps/a'] }],
      }),
    });
    await createService(context, { organization, ...aServiceInput({ name: '404', team: 'yes', repository: address }) });
    const { text } = await exportTeamsFile(context, { organization });
    expect(text).toBe(`organization: Acme
teams:
  - name: 'Zoë: "the best" #1'
    kind: platform
  - name: yes
    platform: 'Zoë: "the best" #1'
    target:
      level: 0
      reason: |-
        A first step:
        then more.
    repositories:
      - address: https://git.example.org/acme/mono
        paths:
          - apps/a
          - apps/b
    services:
      - name: "404"
        repository: https://git.example.org/acme/mono
        production: true
`);
    const other = await aContext();
    await importTeamsFile(other, { text });
    expect(await exportTeamsFile(other, { organization })).toEqual({ text });
  });

  it('says that there is nothing to write', async () => {
    await expect(exportTeamsFile(await aContext(), { organization: 'none' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
