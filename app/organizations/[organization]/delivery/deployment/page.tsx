import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { SearchParams } from '@/app/organizations/[organization]/delivery/delivery-query';
import { loadOrganization } from '@/app/organizations/[organization]/load-organization';
import { organizationLinks } from '@/app/organizations/organization-links';
import { Badge } from '@/components/ui/badge';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Fact } from '@/components/ui/fact';
import { PageHeader } from '@/components/ui/page-header';
import { Code } from '@/components/ui/prose';
import { Section } from '@/components/ui/section';
import { Cell, HeaderRow, Table } from '@/components/ui/table';
import { OutsideLink, TextLink } from '@/components/ui/text-link';
import { span } from '@/lib/delivery/figure-words';
import { type DeploymentView, getDeployment } from '@/lib/services/get-deployment';

interface DeploymentPageProps {
  params: Promise<{ organization: string }>;
  searchParams: Promise<SearchParams>;
}

export const metadata: Metadata = { title: 'Deployment' };

export default async function DeploymentPage({ params, searchParams }: DeploymentPageProps) {
  const { context, organization } = await loadOrganization((await params).organization);
  const { id } = await searchParams;
  if (typeof id !== 'string') notFound();
  const view = await getDeployment(context, { organization: organization.slug, id });
  const first = view?.records[0]?.event;
  if (view === null || first === undefined) notFound();
  const above = [
    { label: 'Organizations', href: organizationLinks.all },
    { label: organization.name, href: organizationLinks.overview(organization.slug) },
    { label: 'Delivery', href: organizationLinks.delivery(organization.slug) },
  ];
  return (
    <div className="flex flex-col gap-8">
      <PageHeader
        title={`${first.service} to ${first.environment}`}
        breadcrumbs={<Breadcrumbs above={above} current="Deployment" />}
      >
        <p className="flex flex-wrap items-center gap-2">
          <DateTime value={first.finishedAt} />
          <Marks view={view} />
        </p>
      </PageHeader>
      <Outcome view={view} slug={organization.slug} />
      <Section id="records" title="As its sources tell it">
        <div className="flex flex-col gap-4">
          {view.records.map((record) => (
            <RecordCard key={record.event.source ?? ''} record={record} />
          ))}
        </div>
      </Section>
      <Changes view={view} />
      <Incidents view={view} />
    </div>
  );
}

function Marks({ view: { measured, records } }: { view: DeploymentView }) {
  if (measured === null) return <Badge>{records[0]?.event.result}</Badge>;
  return (
    <>
      <Badge tone={measured.kind === 'planned' ? 'plain' : 'partly'}>{measured.kind}</Badge>
      {measured.failure === null ? null : <Badge tone="bad">failed</Badge>}
    </>
  );
}

function Outcome({ view: { measured }, slug }: { view: DeploymentView; slug: string }) {
  if (measured === null) {
    return (
      <p className="max-w-text text-sm">
        This record is in no figure: it did not succeed, it repeats what ran already, or its environment has no known
        tier.
      </p>
    );
  }
  const { previous, failure } = measured;
  return (
    <div className="flex max-w-text flex-col gap-1 text-sm">
      {failure === null ? null : (
        <p>
          It needed somebody at once.{' '}
          {failure.recoveredAt === null
            ? failure.isOpen
              ? 'Nothing tells yet that it is over.'
              : 'When it ended is not known.'
            : `Users were well again after ${span((failure.recoveredAt - failure.failedAt) / 1000)}.`}
        </p>
      )}
      <p>
        {previous === null ? (
          'It is the first one that is known of this service here, so what it carried is not known.'
        ) : (
          <>
            It replaced{' '}
            <TextLink
              href={`${organizationLinks.delivery(slug)}/deployment?id=${encodeURIComponent(previous)}`}
              className="break-all"
            >
              {previous}
            </TextLink>
            .
          </>
        )}
      </p>
    </div>
  );
}

const startWords = { automation: 'automation', person: 'a person', 'not-said': 'not said' } as const;

function RecordCard({ record: { event, link } }: { record: DeploymentView['records'][number] }) {
  return (
    <Card>
      <dl className="grid gap-x-6 gap-y-3 text-sm sm:grid-cols-2 lg:grid-cols-3">
        <Fact name="Id">
          <Code>{event.id}</Code>
        </Fact>
        <Fact name="Told by">{event.source ?? 'not said'}</Fact>
        <Fact name="Result">{event.result}</Fact>
        <Fact name="Revision">
          <span className="break-all">
            <Code>{event.revision}</Code>
          </span>
        </Fact>
        <Fact name="Repository">
          <span className="break-all">{event.repository ?? 'not said'}</span>
        </Fact>
        <Fact name="Started">{event.startedAt === undefined ? 'not said' : <DateTime value={event.startedAt} />}</Fact>
        <Fact name="Finished">
          <DateTime value={event.finishedAt} />
        </Fact>
        <Fact name="Started by">{startWords[event.startedBy ?? 'not-said']}</Fact>
        <Fact name="Source">
          {link === null ? <ClosedAddress url={event.url} /> : <OutsideLink href={link}>Open</OutsideLink>}
        </Fact>
      </dl>
    </Card>
  );
}

/** An address that is no link: a made-up one, or one that is not of the web. */
function ClosedAddress({ url }: { url: string | undefined }) {
  if (url === undefined) return 'It gave no address';
  return (
    <>
      <span className="break-all">{url}</span>
      <span className="block text-ink-faint">Not a link: nothing answers there.</span>
    </>
  );
}

function Changes({ view: { changes } }: { view: DeploymentView }) {
  return (
    <Section
      id="changes"
      title="What it carried"
      lead="Changes that no deployment before it brought to this environment tier."
    >
      {changes.length === 0 ? <p className="text-sm">No change that is known.</p> : <ChangeRows changes={changes} />}
    </Section>
  );
}

function ChangeRows({ changes }: Pick<DeploymentView, 'changes'>) {
  return (
    <Table caption="Changes">
      <HeaderRow names={['Change', 'First commit', 'Merged', 'Commit', 'Lead time']} />
      <tbody>
        {changes.map(({ event, link, spans }) => (
          <tr key={event.id}>
            <Cell className="min-w-28 break-words pl-0">
              {link === null ? event.id : <OutsideLink href={link}>{event.id}</OutsideLink>}
              {event.authorIsBot ? <Badge className="ml-2">bot</Badge> : null}
              {event.workItems === undefined || event.workItems.length === 0 ? null : (
                <span className="block text-xs text-ink-faint">for {event.workItems.join(', ')}</span>
              )}
            </Cell>
            <Cell>{event.firstCommitAt === undefined ? '–' : <DateTime value={event.firstCommitAt} />}</Cell>
            <Cell>
              <DateTime value={event.mergedAt} />
            </Cell>
            <Cell>
              <Code>{event.mergeRevision.slice(0, 12)}</Code>
            </Cell>
            <Cell className="whitespace-nowrap tabular-nums">
              {spans?.leadTimeSeconds == null ? '–' : span(spans.leadTimeSeconds)}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Incidents({ view: { incidents } }: { view: DeploymentView }) {
  if (incidents.length === 0) return null;
  return (
    <Section id="incidents" title="What it caused">
      <ul className="flex flex-col gap-2 text-sm">
        {incidents.map(({ event, link }) => (
          <li key={event.id} className="flex flex-wrap gap-x-3">
            {link === null ? (
              <span className="font-semibold">{event.id}</span>
            ) : (
              <OutsideLink href={link}>{event.id}</OutsideLink>
            )}
            <span>
              opened <DateTime value={event.openedAt} />
              {event.resolvedAt === undefined ? ', not resolved as far as is known' : ', resolved '}
              {event.resolvedAt === undefined ? null : <DateTime value={event.resolvedAt} />}
            </span>
            {event.deployment === undefined ? (
              <span className="text-ink-faint">linked by its time and service; it names no deployment</span>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
