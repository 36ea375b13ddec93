import type { Metadata } from 'next';
import { loadOrganization } from '@/app/organizations/[organization]/load-organization';
import { OrganizationHeader, SampleNote } from '@/app/organizations/[organization]/organization-header';
import { modelLinks } from '@/components/report/model-links';
import { criterionTitle, indicatorTitle, type ReportTexts, reportTexts } from '@/components/report/report-texts';
import { Badge } from '@/components/ui/badge';
import { Day } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { InlineText } from '@/components/ui/prose';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { currentModel } from '@/lib/services/current-model';
import { type DisputeView, listDisputes } from '@/lib/services/list-disputes';

interface DisputesPageProps {
  params: Promise<{ organization: string }>;
}

export async function generateMetadata({ params }: DisputesPageProps): Promise<Metadata> {
  const { organization } = await loadOrganization((await params).organization);
  return { title: `Disputes of ${organization.name}` };
}

export default async function DisputesPage({ params }: DisputesPageProps) {
  const { context, organization } = await loadOrganization((await params).organization);
  const disputes = await listDisputes(context, { organization: organization.slug });
  const texts = reportTexts(await currentModel(context));
  return (
    <div className="flex flex-col gap-8">
      <OrganizationHeader organization={organization} current="disputes" />
      <p className="max-w-text text-sm text-ink-soft">
        What was said here against results of the teams, and what became of it. It is recorded, and taken back, on the
        page of an indicator or a practice of a team's newest result. What stands in a <code>.cairn.yaml</code> of a
        repository is shown with the results. <TextLink href={`${modelLinks.method}#disputes`}>The rules</TextLink>
      </p>
      {organization.isSample ? <SampleNote /> : null}
      {organization.isSample ? null : disputes.length === 0 ? (
        <EmptyState title="Nothing is disputed">
          <p>Open an indicator of a team's result to say that it is wrong, or that it does not apply.</p>
        </EmptyState>
      ) : (
        <DisputeTable disputes={disputes} texts={texts} />
      )}
    </div>
  );
}

function DisputeTable({ disputes, texts }: { disputes: readonly DisputeView[]; texts: ReportTexts }) {
  return (
    <Table caption="Disputes">
      <thead>
        <tr>
          <HeaderCell className="pl-0">Result</HeaderCell>
          <HeaderCell>Said</HeaderCell>
          <HeaderCell>For</HeaderCell>
          <HeaderCell>State</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {disputes.map((dispute) => (
          <tr key={dispute.id}>
            <Cell className="min-w-40 break-words pl-0 font-semibold">
              <Subject dispute={dispute} texts={texts} />
            </Cell>
            <Cell className="min-w-56 break-words">
              <p>
                {dispute.kind === 'exemption' ? 'Does not apply' : `Is ${dispute.outcome}`}:{' '}
                <InlineText text={dispute.reason} />
              </p>
              <p className="text-ink-soft">
                {dispute.author}, <Day value={dispute.recordedAt} />
              </p>
            </Cell>
            <Cell className="min-w-32 break-words">{dispute.scope ?? 'Every team'}</Cell>
            <Cell className="min-w-36">
              <State dispute={dispute} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Subject({ dispute: { subject }, texts }: { dispute: DisputeView; texts: ReportTexts }) {
  const [href, title] =
    subject.kind === 'criterion'
      ? [modelLinks.criterionPage(subject.id), criterionTitle(texts, subject.id)]
      : [modelLinks.indicatorPage(subject.id), indicatorTitle(texts, subject.id)];
  return <TextLink href={href}>{title}</TextLink>;
}

function State({ dispute: { state, expires, withdrawn } }: { dispute: DisputeView }) {
  if (withdrawn !== null) {
    return (
      <>
        <Badge>Taken back</Badge>
        <p className="mt-1 text-ink-soft">
          {withdrawn.by}, <Day value={withdrawn.at} />
        </p>
      </>
    );
  }
  return (
    <>
      {state === 'expired' ? <Badge tone="partly">Expired</Badge> : <Badge tone="accent">Stands</Badge>}
      <p className="mt-1 text-ink-soft">
        until <Day value={expires} />
      </p>
    </>
  );
}
