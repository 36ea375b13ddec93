import type { Metadata } from 'next';
import { deliveryLinks } from '@/app/organizations/[organization]/delivery/delivery-links';
import {
  type DeliveryQuery,
  queryText,
  readDeliveryQuery,
  type SearchParams,
  windowOf,
} from '@/app/organizations/[organization]/delivery/delivery-query';
import { loadDelivery } from '@/app/organizations/[organization]/delivery/load-delivery';
import { loadOrganization } from '@/app/organizations/[organization]/load-organization';
import { organizationLinks } from '@/app/organizations/organization-links';
import type { DeliveryLinks } from '@/components/report/delivery/delivery-links';
import { ChangeTable, DeploymentTable, FailureTable } from '@/components/report/delivery/event-table';
import { counted } from '@/components/report/report-texts';
import { Alert } from '@/components/ui/alert';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { metricTitles } from '@/lib/delivery/figure-words';
import { eventsBehind, type MetricEvents } from '@/lib/delivery/metric-events';
import type { DeliveryMetric } from '@/lib/model/model';
import { getTeam } from '@/lib/services/get-team';

interface EventsPageProps {
  params: Promise<{ organization: string }>;
  searchParams: Promise<SearchParams>;
}

export const metadata: Metadata = { title: 'Events behind a figure' };

/** Rows that are shown at once. */
const ROWS = 50;

export default async function EventsPage({ params, searchParams }: EventsPageProps) {
  const { context, organization } = await loadOrganization((await params).organization);
  const { query, problems } = readDeliveryQuery(await searchParams);
  const { slug, name } = organization;
  const request = { organization: slug, team: query.team, service: query.service, tier: query.tier };
  const view = await loadDelivery(context, { ...request, ...windowOf(query, context.now()) });
  const events = eventsBehind(view, query);
  const team = query.team === null ? null : await getTeam(context, { organization: slug, team: query.team });
  const back =
    query.team === null ? organizationLinks.delivery(slug) : organizationLinks.teamDelivery(slug, query.team);
  const kept = { days: query.days, until: query.until, tier: query.tier, service: query.service };
  const above = [
    { label: 'Organizations', href: organizationLinks.all },
    { label: name, href: organizationLinks.overview(slug) },
    { label: team === null ? 'Delivery' : `Delivery of ${team.name}`, href: `${back}${queryText(kept)}` },
  ];
  const total = countOf(events);
  const pages = Math.max(1, Math.ceil(total / ROWS));
  const page = Math.min(query.page, pages);
  const links = deliveryLinks(slug, query, { team: query.team, assessmentId: null });
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title={`${metricTitles[query.metric]}: ${countWords(events, query.metric)}`}
        breadcrumbs={<Breadcrumbs above={above} current="Events" />}
      >
        <p>
          {query.service ?? `All services of ${team?.name ?? name}`}, {query.tier}, from{' '}
          <DateTime value={query.from ?? new Date(view.window.from).toISOString()} /> to{' '}
          <DateTime value={query.to ?? new Date(view.window.to).toISOString()} />. Newest first.
        </p>
      </PageHeader>
      {problems.length > 0 ? <Alert tone="partly" title={problems.join(' ')} /> : null}
      {total === 0 ? (
        <EmptyState title="No event">
          <p>Nothing of this kind happened in the window.</p>
        </EmptyState>
      ) : (
        <Rows events={events} from={(page - 1) * ROWS} links={links} />
      )}
      <Pages slug={slug} query={query} page={page} pages={pages} />
    </div>
  );
}

function countOf(events: MetricEvents): number {
  if (events.kind === 'deployments') return events.deployments.length;
  return events.kind === 'changes' ? events.changes.length : events.failures.length;
}

/** `212 changes`: what the list holds, in its own words. */
function countWords(events: MetricEvents, metric: DeliveryMetric): string {
  const total = countOf(events);
  if (events.kind === 'changes') return counted(total, 'change');
  if (events.kind === 'failures') return counted(total, 'failed deployment');
  return metric === 'deployment-rework-rate'
    ? counted(total, 'rollback or fix', 'rollbacks and fixes')
    : counted(total, 'deployment');
}

function Rows({ events, from, links }: { events: MetricEvents; from: number; links: DeliveryLinks }) {
  const to = from + ROWS;
  if (events.kind === 'deployments') {
    return <DeploymentTable deployments={events.deployments.slice(from, to)} links={links} />;
  }
  if (events.kind === 'changes') return <ChangeTable changes={events.changes.slice(from, to)} links={links} />;
  return <FailureTable failures={events.failures.slice(from, to)} links={links} />;
}

interface PagesProps {
  slug: string;
  query: DeliveryQuery;
  page: number;
  pages: number;
}

function Pages({ slug, query, page, pages }: PagesProps) {
  if (pages === 1) return null;
  const address = (to: number) => `${organizationLinks.delivery(slug)}/events${queryText({ ...query, page: to })}`;
  return (
    <nav aria-label="Pages of this list" className="flex items-center gap-4 text-sm print:hidden">
      {page > 1 ? <TextLink href={address(page - 1)}>Newer</TextLink> : null}
      <span className="tabular-nums">
        Page {page} of {pages}
      </span>
      {page < pages ? <TextLink href={address(page + 1)}>Older</TextLink> : null}
    </nav>
  );
}
