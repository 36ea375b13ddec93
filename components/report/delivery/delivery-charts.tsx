import { DayHeatMap } from '@/components/charts/day-heat-map';
import { StackedBars } from '@/components/charts/stacked-bars';
import { ChartCard } from '@/components/report/delivery/chart-card';
import type { DeliveryLinks } from '@/components/report/delivery/delivery-links';
import { Failures } from '@/components/report/delivery/failure-chart';
import { LeadTimes, Stages } from '@/components/report/delivery/lead-time-charts';
import { counted } from '@/components/report/report-texts';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { dayCounts, weekCounts } from '@/lib/delivery/chart-data';
import type { DeliveryReport } from '@/lib/delivery/delivery-report';
import type { MeasuredFailure } from '@/lib/delivery/failure-list';
import type { DeliveryGuide } from '@/lib/model/delivery-guide';

interface DeliveryChartsProps {
  report: DeliveryReport;
  failures: readonly MeasuredFailure[];
  /** Milliseconds; its end is not included. */
  window: { from: number; to: number };
  guide: DeliveryGuide;
  links: DeliveryLinks;
}

const dayName = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' });
const DAY = 86_400_000;

/** Delivery over time. Each picture has its figures in a table, whose rows open to events. */
export function DeliveryCharts(props: DeliveryChartsProps) {
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <Weeks {...props} />
      <Days {...props} />
      <LeadTimes {...props} />
      <Stages {...props} />
      <Failures {...props} />
    </div>
  );
}

const weekSeries = [
  { name: 'planned, and held', fill: 'var(--stone-tint)', stroke: 'var(--stone)' },
  { name: 'rollback or fix', fill: 'var(--stone)' },
  { name: 'failed', fill: 'var(--bad)' },
];

function Weeks({ report, window, links }: DeliveryChartsProps) {
  const weeks = weekCounts(report, window);
  const failed = weeks.reduce((sum, week) => sum + week.failed, 0);
  const description = `Deployments of ${counted(weeks.length, 'week')}: ${report.deployments.length} in all, ${failed} of them failed.`;
  return (
    <ChartCard
      title="Deployments per week, by what became of them"
      table={
        <Table caption="Deployments per week">
          <thead>
            <tr>
              <HeaderCell className="pl-0">Week from</HeaderCell>
              {weekSeries.map(({ name }) => (
                <HeaderCell key={name}>{name}</HeaderCell>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeks.map(({ monday, held, rework, failed: failures }) => (
              <tr key={monday}>
                <Cell className="whitespace-nowrap pl-0">
                  <TextLink href={links.eventsOf('deployment-frequency', monday, daysAfter(monday, 7))}>
                    {dayName.format(new Date(monday))}
                  </TextLink>
                </Cell>
                {[held, rework, failures].map((count, index) => (
                  <Cell key={weekSeries[index]?.name} className="tabular-nums">
                    {count}
                  </Cell>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      }
    >
      <StackedBars
        bars={weeks.map(({ monday, held, rework, failed: failures }) => ({
          label: dayName.format(new Date(monday)),
          parts: [held, rework, failures],
        }))}
        series={weekSeries}
        description={description}
      />
    </ChartCard>
  );
}

function Days({ report, window, links }: DeliveryChartsProps) {
  const days = dayCounts(report, window);
  const busy = days.filter(({ count }) => count > 0);
  const most = Math.max(0, ...days.map(({ count }) => count));
  return (
    <ChartCard
      title="Days with a deployment"
      table={
        <Table caption="Days with a deployment">
          <thead>
            <tr>
              <HeaderCell className="pl-0">Day</HeaderCell>
              <HeaderCell>Deployments</HeaderCell>
            </tr>
          </thead>
          <tbody>
            {busy.map(({ day, count }) => (
              <tr key={day}>
                <Cell className="pl-0">
                  <TextLink href={links.eventsOf('deployment-frequency', day, daysAfter(day, 1))}>
                    {dayName.format(new Date(day))}
                  </TextLink>
                </Cell>
                <Cell className="tabular-nums">{count}</Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      }
    >
      <DayHeatMap
        days={days}
        description={`${counted(busy.length, 'day')} of ${days.length} with a deployment, at most ${most} on one day.`}
      />
    </ChartCard>
  );
}

function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}
