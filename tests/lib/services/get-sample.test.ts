import { describe, expect, it } from 'vitest';
import { createSampleOrganization } from '@/lib/services/create-sample-organization';
import { getSample } from '@/lib/services/get-sample';
import { keepTeamAssessment } from '@/tests/factories/assessment';
import { aContext } from '@/tests/factories/context';
import { makeLevel, makeReport } from '@/tests/factories/sample-report';

describe('lib/services/get-sample.ts', () => {
  it('gives the teams of the sample, each with its newest level', async () => {
    const context = await aContext();
    const { teamIds } = await createSampleOrganization(context, { day: new Date('2026-11-01T08:00:00Z') });
    const keep = (verified: 0 | 1) =>
      keepTeamAssessment(context, teamIds[0] ?? '', makeReport({ level: makeLevel({ verified, indicated: 1 }) }));
    await keep(0);
    context.pass(60_000);
    await keep(1);
    const sample = await getSample(context);
    expect(sample).toMatchObject({ slug: 'sample', name: 'Otterbrook Market' });
    expect(sample?.teams.map(({ level }) => level?.verified ?? null)).toEqual([1, null, null, null, null, null]);
  });

  it('is null without a sample', async () => {
    expect(await getSample(await aContext())).toBeNull();
  });
});
