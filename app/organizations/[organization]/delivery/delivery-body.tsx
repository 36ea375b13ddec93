import { DeliveryFilters } from '@/app/organizations/[organization]/delivery/delivery-filters';
import type { DeliveryQuery } from '@/app/organizations/[organization]/delivery/delivery-query';
import { DeliveryCharts } from '@/components/report/delivery/delivery-charts';
import { DeliveryFigures } from '@/components/report/delivery/delivery-figures';
import type { DeliveryLinks } from '@/components/report/delivery/delivery-links';
import { DeliveryServices } from '@/components/report/delivery/delivery-services';
import type { TeamPractices } from '@/components/report/delivery/improvement';
import { InfrastructureWaiting } from '@/components/report/delivery/infrastructure-waiting';
import { LeftOutList } from '@/components/report/delivery/left-out-list';
import { TierComparison } from '@/components/report/delivery/tier-comparison';
import type { ReportTexts } from '@/components/report/report-texts';
import { Alert } from '@/components/ui/alert';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { Code } from '@/components/ui/prose';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import type { Context } from '@/lib/context';
import type { DeliveryView } from '@/lib/services/get-delivery';
import type { WaitingView } from '@/lib/services/get-waiting';

interface DeliveryBodyProps {
  context: Pick<Context, 'benchmarks' | 'deliveryGuide'>;
  view: DeliveryView;
  /** Null: not asked for, where one service or another tier is looked at. */
  waiting: WaitingView | null;
  query: DeliveryQuery;
  problems: readonly string[];
  /** Address of the page without what is chosen. */
  action: string;
  /** "the organization", or the name of the team. */
  subject: string;
  practices: TeamPractices | null;
  texts: ReportTexts;
  links: DeliveryLinks;
}

/** Delivery of an organization, a team or one service: what was chosen, the figures, the pictures, and what they are made of. */
export function DeliveryBody(props: DeliveryBodyProps) {
  const { view, waiting, query, problems, action, subject, links } = props;
  const { report, window } = view;
  if (view.serviceNames.length === 0) return <NoEvents subject={subject} />;
  return (
    <>
      {problems.length > 0 ? <Alert tone="partly" title={problems.join(' ')} /> : null}
      <DeliveryFilters query={query} action={action} serviceNames={view.serviceNames} />
      <p className="max-w-text text-sm text-ink-soft">
        {query.service === null ? `All services of ${subject}` : query.service}, {query.tier}, from{' '}
        <DateTime value={new Date(window.from).toISOString()} /> to{' '}
        <DateTime value={new Date(window.to).toISOString()} />. Never told of a single person.
      </p>
      {report.metrics.deploymentFrequency.count === 0 ? (
        <EmptyState title={`No deployment to ${query.tier} in this window`}>
          <p>Choose a longer window, another tier or another service.</p>
        </EmptyState>
      ) : (
        <Measured {...props} />
      )}
      {waiting === null ? null : (
        <Section
          id="waiting"
          title="Waiting for infrastructure"
          lead="Beside the five metrics and never among them: what people wait for when they need something of the platform."
        >
          <InfrastructureWaiting
            repositories={waiting.repositories.map(({ label }) => label)}
            proposals={waiting.proposals}
            firstDeployments={waiting.firstDeployments}
            links={links}
          />
        </Section>
      )}
      <Section
        id="left-out"
        title="What was left out"
        lead="Events of this window that the figures do not count, or count only in part."
      >
        <LeftOutList leftOut={report.leftOut} />
      </Section>
    </>
  );
}

function Measured({ context, view, query, practices, texts, links }: DeliveryBodyProps) {
  const { report, comparison, failures, window } = view;
  const services = (comparison?.services ?? []).filter(({ metrics }) => metrics.deploymentFrequency.count > 0);
  const { benchmarks, deliveryGuide: guide } = context;
  return (
    <>
      <section aria-labelledby="figures">
        <h2 id="figures" className="sr-only">
          The five DORA metrics
        </h2>
        <DeliveryFigures
          metrics={report.metrics}
          before={comparison?.before.metrics ?? report.metrics}
          days={query.days}
          services={services}
          practices={practices}
          guide={guide}
          benchmarks={benchmarks}
          texts={texts}
          links={links}
        />
      </section>
      <Section id="charts" title="Over time" lead="Weeks begin on Monday; days and weeks are those of UTC.">
        <DeliveryCharts report={report} failures={failures} window={window} guide={guide} links={links} />
      </Section>
      {services.length > 1 ? (
        <Section
          id="services"
          title="Each service on its own"
          lead="By name. DORA's metrics are meant for one service at a time: this is the spread that the figures above hide."
        >
          <DeliveryServices services={services} links={links} />
        </Section>
      ) : null}
      <Section
        id="tiers"
        title="Beside the groups of earlier reports"
        lead="Groups are no grades and no thresholds for a single figure. Compare a service with its own past first."
      >
        <TierComparison services={services} benchmarks={benchmarks} year={query.tiers} links={links} />
      </Section>
    </>
  );
}

function NoEvents({ subject }: { subject: string }) {
  return (
    <EmptyState title={`No deployment of ${subject} is known yet`}>
      <p className="mb-3">
        Import a file of events with <Code>cairn import FILE --organization …</Code>, or read deployments from the
        history of a configuration repository with <Code>cairn deployments</Code>.
      </p>
      <p>
        <TextLink href="/method#delivery">How delivery is measured</TextLink>
      </p>
    </EmptyState>
  );
}
