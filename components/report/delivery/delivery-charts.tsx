import type { ReactNode } from 'react';
import { DayHeatMap } from '@/components/charts/day-heat-map';
import { FailureTimes } from '@/components/charts/failure-times';
import { StackedBars } from '@/components/charts/stacked-bars';
import { StageBar } from '@/components/charts/stage-bar';
import type { DeliveryLinks } from '@/components/report/delivery/delivery-links';
import { counted } from '@/components/report/report-texts';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Disclosure } from '@/components/ui/disclosure';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { dayCounts, leadTimeBins, weekCounts } from '@/lib/delivery/chart-data';
import type { DeliveryReport } from '@/lib/delivery/delivery-report';
import type { MeasuredFailure } from '@/lib/delivery/failure-list';
import { span } from '@/lib/delivery/figure-words';
import { type DeliveryGuide, LeadTimeStage } from '@/lib/model/delivery-guide';

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

interface ChartCardProps {
  title: string;
  className?: string;
  table?: ReactNode;
  children: ReactNode;
}

function ChartCard({ title, className, table, children }: ChartCardProps) {
  return (
    <Card className={`min-w-0 ${className ?? ''}`}>
      <h3 className="mb-4 text-sm font-semibold">{title}</h3>
      {children}
      {table === undefined ? null : (
        <Disclosure className="mt-3 text-sm" title="As a table">
          {table}
        </Disclosure>
      )}
    </Card>
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

function LeadTimes({ report, links }: DeliveryChartsProps) {
  const bins = leadTimeBins(report.changes);
  const known = bins.reduce((sum, { count }) => sum + count, 0);
  if (known === 0) return null;
  const parts = bins.filter(({ count }) => count > 0).map(({ name, count }) => `${name}: ${count}`);
  return (
    <ChartCard
      title="Lead times of changes"
      table={
        <>
          <Table caption="Lead times of changes">
            <thead>
              <tr>
                <HeaderCell className="pl-0">Lead time</HeaderCell>
                <HeaderCell>Changes</HeaderCell>
              </tr>
            </thead>
            <tbody>
              {bins.map(({ name, count }) => (
                <tr key={name}>
                  <Cell className="pl-0">{name}</Cell>
                  <Cell className="tabular-nums">{count}</Cell>
                </tr>
              ))}
            </tbody>
          </Table>
          <p className="mt-2">
            <TextLink href={links.events('change-lead-time')}>Every change</TextLink>
          </p>
        </>
      }
    >
      <StackedBars
        bars={bins.map(({ name, count }) => ({ label: name, parts: [count] }))}
        series={[{ name: 'changes', fill: 'var(--stone)' }]}
        everyLabel
        description={`Lead times of ${counted(known, 'change')}. ${parts.join(', ')}.`}
      />
    </ChartCard>
  );
}

function Stages({ report: { metrics, changes }, guide }: DeliveryChartsProps) {
  if (changes.length === 0) return null;
  const stages = LeadTimeStage.options.map((stage) => {
    const seconds = metrics.changeLeadTime.stages[stage];
    return { name: guide.stages[stage].name, seconds, text: seconds === null ? 'not known' : span(seconds) };
  });
  return (
    <ChartCard title="Stages of the lead time, medians">
      <StageBar
        stages={stages}
        description={`Medians: ${stages.map(({ name, text }) => `${name.toLowerCase()} ${text}`).join(', ')}.`}
      />
      <p className="mt-3 text-sm text-ink-soft">
        Each stage has its own median, so they need not add up to that of the whole. A stage that cannot be known is
        left out, never taken as zero.
      </p>
    </ChartCard>
  );
}

function Failures({ failures, window, links }: DeliveryChartsProps) {
  if (failures.length === 0) return null;
  const open = failures.filter(({ isOpen }) => isOpen).length;
  const secondsOf = ({ failedAt, recoveredAt }: MeasuredFailure) =>
    recoveredAt === null ? null : (recoveredAt - failedAt) / 1000;
  return (
    <ChartCard
      title="Failed deployments, and the time to recover"
      className="lg:col-span-2"
      table={
        <Table caption="Failed deployments">
          <thead>
            <tr>
              <HeaderCell className="pl-0">Deployed</HeaderCell>
              <HeaderCell>Service</HeaderCell>
              <HeaderCell>Recovered after</HeaderCell>
            </tr>
          </thead>
          <tbody>
            {failures.map((failure) => (
              <tr key={failure.deployment}>
                <Cell className="pl-0">
                  <TextLink href={links.deployment(failure.deployment)}>
                    <DateTime value={new Date(failure.failedAt).toISOString()} />
                  </TextLink>
                </Cell>
                <Cell className="break-words">{failure.service}</Cell>
                <Cell className="tabular-nums">{recoveryWords(failure, secondsOf(failure))}</Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      }
    >
      <FailureTimes
        points={failures.map((failure) => ({
          id: failure.deployment,
          at: (failure.failedAt - window.from) / (window.to - window.from),
          seconds: secondsOf(failure),
        }))}
        from={dayName.format(new Date(window.from))}
        to={dayName.format(new Date(window.to))}
        description={`${counted(failures.length, 'failed deployment')}, ${open} of them still open. The table has each with its time.`}
      />
    </ChartCard>
  );
}

/** How a failure ended, in words. */
export function recoveryWords({ isOpen }: MeasuredFailure, seconds: number | null): string {
  if (seconds !== null) return span(seconds);
  return isOpen ? 'still open' : 'its end is not known';
}

function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}
