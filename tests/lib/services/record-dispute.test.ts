import { describe, expect, it } from 'vitest';
import { findAssessment } from '@/db/store/assessments';
import { findTeamById } from '@/db/store/teams';
import type { Context } from '@/lib/context';
import { describeTeam } from '@/lib/services/describe-team';
import { getAssessment } from '@/lib/services/get-assessment';
import { getDisputeChoices } from '@/lib/services/get-dispute-choices';
import { listDisputes } from '@/lib/services/list-disputes';
import { type RecordDispute, recordDispute } from '@/lib/services/record-dispute';
import { rejudgeAll } from '@/lib/services/rejudge-all';
import { withdrawDispute } from '@/lib/services/withdraw-dispute';
import { acme, mono, organization } from '@/tests/factories/acme';
import { keepAssessment as keepWithoutFacts } from '@/tests/factories/assessment';
import { aContext } from '@/tests/factories/context';
import { keepJudged } from '@/tests/factories/judged-assessment';
import { aReport } from '@/tests/factories/report';
import { REPOSITORY_URL, repositoryFacts, spoil } from '@/tests/factories/repository-facts';

const leaking = spoil(repositoryFacts(), 'plaintext-secrets', { high: 2 }, 'present');
const secrets = { kind: 'indicator', id: 'plaintext-secrets' } as const;
const said = {
  claim: 'absent',
  scope: REPOSITORY_URL,
  reason: 'Test keys.',
  author: ' Jo Meyer ',
  expires: '2027-03-31',
};

/** Disputes that the repository holds readable credentials. */
function dispute(context: Context, assessmentId: string, more: Partial<RecordDispute> = {}) {
  return recordDispute(context, { assessmentId, subject: secrets, ...said, ...more });
}

async function indicatorOf(context: Context, id: string) {
  const report = (await getAssessment(context, { id }))?.report;
  return report?.indicators.find((indicator) => indicator.id === secrets.id);
}

describe('lib/services/record-dispute.ts', () => {
  it('judges again with what is said, beside what was found, and says what changed', async () => {
    const context = await aContext();
    const before = await keepJudged(context, { facts: leaking });
    context.pass(86_400_000);
    const { assessmentId } = await dispute(context, before);
    const view = await getAssessment(context, { id: assessmentId });
    expect(assessmentId).not.toBe(before);
    expect(await indicatorOf(context, assessmentId)).toMatchObject({
      outcome: 'present',
      disputed: { without: 'present', with: 'absent' },
    });
    expect(view?.report.disputes).toMatchObject([
      {
        state: 'in-force',
        author: 'Jo Meyer',
        source: {
          from: 'application',
          scope: 'repository',
          repository: REPOSITORY_URL,
          recordedAt: '2026-11-02T12:00:00.000Z',
        },
      },
    ]);
    expect(view?.previous).toMatchObject({
      id: before,
      change: {
        moves: [],
        outcomes: [],
        causes: [{ kind: 'disputes', added: ['indicator/plaintext-secrets'], ended: [] }],
      },
    });
    expect(await indicatorOf(context, before)).not.toHaveProperty('disputed');
  });

  it('can be taken back, and keeps who did', async () => {
    const context = await aContext();
    const { assessmentId } = await dispute(context, await keepJudged(context, { facts: leaking }));
    const [recorded] = (await getAssessment(context, { id: assessmentId }))?.report.disputes ?? [];
    const disputeId = recorded?.source.from === 'application' ? recorded.source.id : '';
    await expect(withdrawDispute(context, { disputeId, assessmentId, author: ' ' })).rejects.toMatchObject({
      field: 'author',
    });
    await expect(withdrawDispute(context, { disputeId: 'x', assessmentId, author: 'Kim' })).rejects.toMatchObject({
      code: 'not-found',
    });
    const after = await withdrawDispute(context, { disputeId, assessmentId, author: 'Kim' });
    expect((await getAssessment(context, { id: after.assessmentId }))?.report.disputes).toEqual([]);
    expect((await findAssessment(context.db.read, after.assessmentId))?.judgedWith.disputes).toEqual([]);
  });

  it.each([
    [{ claim: 'wrong' }, 'claim'],
    [{ reason: ' ' }, 'reason'],
    [{ reason: 'x'.repeat(501) }, 'reason'],
    [{ author: '' }, 'author'],
    [{ expires: '2027-02-30' }, 'expires'],
    [{ expires: '2026-10-31' }, 'expires'],
    [{ expires: '2028-01-01' }, 'expires'],
    [{ scope: 'https://git.example.org/another' }, 'scope'],
    [{ scope: 'team' }, 'scope'],
    [{ subject: { kind: 'criterion', id: 'agent-pulls' }, claim: 'present' } as const, 'claim'],
    [{ subject: { kind: 'indicator', id: 'nothing' } } as const, null],
  ])('keeps nothing of %o', async (wrong, field) => {
    const context = await aContext();
    const id = await keepJudged(context, { facts: leaking });
    await expect(dispute(context, id, wrong)).rejects.toMatchObject({ code: 'invalid-input', field });
    expect((await rejudgeAll(context)).ids).toEqual([]);
  });

  it('asks for the newest assessment', async () => {
    const context = await aContext();
    const older = await keepJudged(context, { facts: leaking });
    context.pass(1_000);
    const newest = await keepJudged(context, { facts: leaking });
    await expect(dispute(context, older)).rejects.toMatchObject({ code: 'conflict' });
    await expect(dispute(context, 'none')).rejects.toMatchObject({ code: 'not-found' });
    expect(await getDisputeChoices(context, { id: older })).toMatchObject({ closed: 'older', newestId: newest });
    expect(await getDisputeChoices(context, { id: newest })).toEqual({
      closed: null,
      newestId: newest,
      scopes: [{ value: REPOSITORY_URL, label: REPOSITORY_URL }],
      today: '2026-11-01',
      latest: '2027-11-01',
      suggested: '2027-05-02',
    });
  });

  it('keeps what is said where the facts are too old to be judged, for the next assessment', async () => {
    const context = await aContext();
    const id = await keepWithoutFacts(context, aReport(REPOSITORY_URL, 'a'.repeat(40)));
    expect(await dispute(context, id)).toEqual({ assessmentId: id });
  });

  it('counts for a team, for all teams or for a repository, as is said', async () => {
    const { context, payments, platform } = await acme();
    const facts = { ...leaking, url: mono };
    const id = await keepJudged(context, { facts, subject: `team ${payments}`, teamId: payments });
    const choices = await getDisputeChoices(context, { id });
    expect(choices?.scopes.map(({ value }) => value)).toEqual(['team', mono, 'organization']);
    await dispute(context, id, { scope: 'team' });
    const forTeam = await describeTeam(context, payments);
    expect(forTeam.disputes.map(({ part, dispute: { source } }) => [part, source])).toEqual([
      ['own', expect.objectContaining({ scope: 'team', repository: null })],
    ]);
    expect((await describeTeam(context, platform)).disputes).toEqual([]);
    const newest = (await getDisputeChoices(context, { id }))?.newestId ?? '';
    context.pass(1_000);
    const exempt = {
      subject: { kind: 'criterion', id: 'break-glass' },
      claim: 'exempt',
      scope: 'organization',
    } as const;
    const again = await dispute(context, newest, exempt);
    context.pass(1_000);
    await dispute(context, again.assessmentId, { scope: mono, subject: { kind: 'indicator', id: 'clusters' } });
    expect((await describeTeam(context, platform)).disputes.map(({ dispute: { subject } }) => subject.id)).toEqual([
      'break-glass',
    ]);
    expect((await describeTeam(context, payments)).disputes.map(({ dispute: { subject } }) => subject.id)).toEqual([
      'plaintext-secrets',
      'break-glass',
      'clusters',
    ]);
    const listed = await listDisputes(context, { organization });
    expect(listed.map(({ subject, scope, state }) => [subject.id, scope, state])).toEqual([
      ['clusters', mono, 'standing'],
      ['break-glass', null, 'standing'],
      ['plaintext-secrets', 'Payments', 'standing'],
    ]);
  });

  it('is taken in by the other teams of the organization', async () => {
    const { context, payments, platform } = await acme();
    const own = await keepJudged(context, { facts: leaking, subject: `team ${payments}`, teamId: payments });
    const other = await keepJudged(context, { facts: leaking, subject: `team ${platform}`, teamId: platform });
    context.pass(1_000);
    await dispute(context, own, { scope: 'organization' });
    const organizationId = (await findTeamById(context.db.read, payments))?.organizationId ?? '';
    const { ids } = await rejudgeAll(context, { organizationId });
    expect(ids).toHaveLength(1);
    const [taken] = ids;
    expect(await indicatorOf(context, taken ?? '')).toMatchObject({ disputed: { with: 'absent' } });
    expect(await indicatorOf(context, other)).not.toHaveProperty('disputed');
    expect((await rejudgeAll(context, { organizationId })).ids).toEqual([]);
  });
});
