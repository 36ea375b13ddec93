import { describe, expect, it } from 'vitest';
import { addRepositories } from '@/lib/services/add-repositories';
import { createOrganization } from '@/lib/services/create-organization';
import { createService } from '@/lib/services/create-service';
import { getOrganizationReport } from '@/lib/services/get-organization-report';
import { acme, failAssessment, organization, reportAt } from '@/tests/factories/acme';
import { keepTeamAssessment } from '@/tests/factories/assessment';
import { aServiceInput } from '@/tests/factories/organization';

describe('lib/services/get-organization-report.ts', () => {
  it('puts stored results together, and lists what no team has', async () => {
    const { context, payments } = await acme();
    await keepTeamAssessment(context, payments, reportAt(0));
    context.pass(60_000);
    const id = await keepTeamAssessment(context, payments, reportAt(1));
    await createService(context, { organization, ...aServiceInput({ team: 'payments' }) });
    await addRepositories(context, { organization, addresses: ['https://git.example.org/acme/old'] });
    const report = await getOrganizationReport(context, { organization });
    expect(report).toMatchObject({
      organization: { name: 'Acme', slug: 'acme', isSample: false },
      model: context.model.version,
      teams: [
        { slug: 'empty', state: 'no-repositories', level: null },
        { slug: 'payments', state: 'assessed', assessmentId: id, platform: { slug: 'platform', name: 'Platform' } },
        { slug: 'platform', state: 'not-assessed', kind: 'platform', kindSuggested: false },
      ],
      organizationLevel: { verified: 1, productionServices: { known: 1, answeredFor: 1 } },
      unassigned: [{ address: 'https://git.example.org/acme/old' }],
    });
    expect(report?.teams[1]).toMatchObject({ target: { reached: 'verified' }, productionServices: ['checkout'] });
    expect(await getOrganizationReport(context, { organization: 'nobody' })).toBeNull();
  });

  it('keeps organizations apart', async () => {
    const { context, payments } = await acme();
    await keepTeamAssessment(context, payments, reportAt(2));
    await createOrganization(context, { name: 'Other' });
    expect(await getOrganizationReport(context, { organization: 'other' })).toMatchObject({
      teams: [],
      unassigned: [],
      distribution: { verified: { levels: [0, 0, 0, 0], notAssessed: 0 } },
    });
  });

  it('tells of a failed try beside the last known result, until one goes well', async () => {
    const { context, payments } = await acme();
    const id = await keepTeamAssessment(context, payments, reportAt(1));
    context.pass(60_000);
    await failAssessment(context, payments, 'mono: it is gone.');
    const failed = (await getOrganizationReport(context, { organization }))?.teams[1];
    expect(failed).toMatchObject({
      assessmentId: id,
      level: { verified: 1 },
      failure: { message: 'mono: it is gone.' },
    });
    context.pass(60_000);
    await keepTeamAssessment(context, payments, reportAt(1));
    expect((await getOrganizationReport(context, { organization }))?.teams[1]?.failure).toBeNull();
  });
});
