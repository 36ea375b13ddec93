import { StackedBars } from '@/components/charts/stacked-bars';
import { StageBar } from '@/components/charts/stage-bar';
import { ChartCard } from '@/components/report/delivery/chart-card';
import type { DeliveryLinks } from '@/components/report/delivery/delivery-links';
import { counted } from '@/components/report/report-texts';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { leadTimeBins } from '@/lib/delivery/chart-data';
import type { DeliveryReport } from '@/lib/delivery/delivery-report';
import { span } from '@/lib/delivery/figure-words';
import { type DeliveryGuide, LeadTimeStage } from '@/lib/model/delivery-guide';

interface LeadTimesProps {
  report: DeliveryReport;
  links: DeliveryLinks;
}

/** How the lead times of changes spread. */
export function LeadTimes({ report, links }: LeadTimesProps) {
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

/** Which stage of the lead time takes how long. */
export function Stages({ report: { metrics, changes }, guide }: { report: DeliveryReport; guide: DeliveryGuide }) {
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
