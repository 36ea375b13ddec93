import { describe, expect, it } from 'vitest';
import { DeliveryCharts } from '@/components/report/delivery/delivery-charts';
import { DeliveryFigures } from '@/components/report/delivery/delivery-figures';
import type { DeliveryLinks } from '@/components/report/delivery/delivery-links';
import { LeftOutList } from '@/components/report/delivery/left-out-list';
import { TierComparison } from '@/components/report/delivery/tier-comparison';
import { reportTexts } from '@/components/report/report-texts';
import { listFailures } from '@/lib/delivery/failure-list';
import { readBenchmarks, readDeliveryGuide, readModel } from '@/lib/model/read-content';
import { render } from '@/tests/components/markup';
import { deliveryReport, deliveryTrace, noMetrics, window } from '@/tests/factories/delivery-view';

const model = readModel('content');
const guide = readDeliveryGuide('content', model);
const benchmarks = readBenchmarks('content');
const report = deliveryReport();
const failures = listFailures(deliveryTrace(), { window, tier: 'production', services: null });
const links: DeliveryLinks = {
  events: (metric) => `/events/${metric}`,
  eventsOf: (metric, from, to) => `/events/${metric}/${from}/${to}`,
  deployment: (id) => `/deployment/${id}`,
  service: (name) => `/service/${name}`,
  tiers: (year) => `/tiers/${year}`,
  criterionPage: (id) => `/criteria/${id}`,
};

function figures(services: { service: string; metrics: typeof report.metrics }[]) {
  return render(
    <DeliveryFigures
      metrics={report.metrics}
      before={noMetrics()}
      days={84}
      services={services}
      practices={null}
      guide={guide}
      benchmarks={benchmarks}
      texts={reportTexts(model)}
      links={links}
    />,
  );
}

const shop = { service: 'shop', metrics: report.metrics };

describe('components/report/delivery/delivery-figures.tsx', () => {
  it('shows the five figures, each with its definition, its events and what would improve it', () => {
    const { text, html } = figures([shop]);
    for (const figure of ['2 a week', '12 h', '8.3 %', '2 h', '0 %']) expect(text).toContain(figure);
    expect(text.match(/How it is counted/g)).toHaveLength(5);
    expect(text.match(/What would improve this/g)).toHaveLength(5);
    expect(html).toContain('href="/events/change-fail-rate"');
    expect(text).toContain('Its longest stage is coding');
    expect(html).toContain('href="/criteria/automatic-sync"');
  });

  it('places a single service among the answers of a survey, and gives the mean alone for rework', () => {
    const { text } = figures([shop]);
    expect(text).toContain('In 2025, 15 % of answers were in the same range (less than one day)');
    expect(text).toContain('The mean of all answers in 2025 was 22 %');
  });

  it('tells how several services spread, and places no blend of them', () => {
    const { text } = figures([shop, { service: 'till', metrics: noMetrics() }]);
    expect(text).toContain('How the 2 services spread over the answers of 2025');
    expect(text).not.toContain('of answers were in the same range');
    expect(text).toContain('Not known for 1: too few events.');
  });

  it('draws each chart with words and a table whose rows open to events', () => {
    const { text, html, tags } = render(
      <DeliveryCharts report={report} failures={failures} window={window} guide={guide} links={links} />,
    );
    expect(tags('svg').filter((tag) => tag.includes('role="img"'))).toHaveLength(5);
    expect(html).toContain('aria-label="Deployments of 12 weeks: 24 in all, 2 of them failed."');
    expect(html).toContain('aria-label="24 days of 84 with a deployment, at most 1 on one day."');
    expect(html).toContain('href="/events/deployment-frequency/2026-08-24/2026-08-31"');
    expect(html).toContain('href="/deployment/d-19"');
    expect(text).toContain('still open');
  });

  it('lists what was left out, and says so where that is nothing', () => {
    expect(render(<LeftOutList leftOut={report.leftOut} />).text).toContain(
      '1 first known deployments of a service in an environment',
    );
    const nothing = Object.fromEntries(
      Object.entries(report.leftOut).map(([name, { reason }]) => [name, { count: 0, reason }]),
    );
    expect(render(<LeftOutList leftOut={{ ...report.leftOut, ...nothing }} />).text).toBe('Nothing was left out.');
  });

  it('shows the groups of a year whole, and compares no more than one service', () => {
    const tiers = (services: (typeof shop)[], year: number | null) =>
      render(<TierComparison services={services} benchmarks={benchmarks} year={year} links={links} />).text;
    expect(tiers([shop], null)).toContain('Since 2025 there are none');
    expect(tiers([shop], 2019)).toContain('fit no group as a whole');
    expect(tiers([shop, shop], 2024)).toContain('choose one to compare it');
    expect(tiers([shop], 2024)).toContain('mean 20 %');
  });
});
