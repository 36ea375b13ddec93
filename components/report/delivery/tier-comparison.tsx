import type { DeliveryLinks } from '@/components/report/delivery/delivery-links';
import type { ServiceFigures } from '@/components/report/delivery/position-note';
import { Badge } from '@/components/ui/badge';
import { TabLinks } from '@/components/ui/tab-links';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import { OutsideLink } from '@/components/ui/text-link';
import { percent } from '@/lib/assessment/wording';
import { type ClusterComparison, compareWithTiers } from '@/lib/delivery/benchmark-position';
import { metricTitles } from '@/lib/delivery/figure-words';
import { AnsweredMetric, type Benchmarks, type FailRateCell, type TiersFile } from '@/lib/model/benchmarks';

interface TierComparisonProps {
  /** Groups are of one service each: with several, they are shown without a comparison. */
  services: readonly ServiceFigures[];
  benchmarks: Benchmarks;
  /** The year that the reader chose; null: none yet. */
  year: number | null;
  links: Pick<DeliveryLinks, 'tiers'>;
}

/** The groups that a report of a year found, whole, beside the figures of one service. Newer reports have none. */
export function TierComparison({ services, benchmarks, year, links }: TierComparisonProps) {
  const tiers = benchmarks.tiers.find((each) => each.year === year);
  return (
    <div className="flex flex-col gap-4">
      <TabLinks
        label="Reports with groups, by year"
        links={benchmarks.tiers.map((each) => ({
          label: String(each.year),
          href: links.tiers(each.year),
          current: each.year === year,
        }))}
      />
      {tiers === undefined ? (
        <p className="max-w-text text-sm text-ink-soft">
          Reports up to 2024 sorted teams into groups: elite, high, medium and low. Choose the year of one to see its
          groups. Since 2025 there are none.
        </p>
      ) : (
        <Groups tiers={tiers} services={services} benchmarks={benchmarks} />
      )}
    </div>
  );
}

interface GroupsProps extends Pick<TierComparisonProps, 'services' | 'benchmarks'> {
  tiers: TiersFile;
}

function Groups({ tiers, services, benchmarks }: GroupsProps) {
  const [only] = services;
  const own =
    services.length === 1 && only !== undefined ? compareWithTiers(only.metrics, tiers, benchmarks.answers) : null;
  const { source, note } = tiers;
  return (
    <>
      <p className="max-w-text text-sm">{resultWords(own, services.length)}</p>
      <Table caption={`Groups of ${tiers.year}`}>
        <thead>
          <tr>
            <HeaderCell className="pl-0">Group</HeaderCell>
            <HeaderCell>Share of answers</HeaderCell>
            {AnsweredMetric.options.map((metric) => (
              <HeaderCell key={metric}>
                {metric === 'failed-deployment-recovery-time' ? capital(tiers.recovery) : metricTitles[metric]}
              </HeaderCell>
            ))}
            <HeaderCell>{metricTitles['change-fail-rate']}</HeaderCell>
          </tr>
        </thead>
        <tbody>
          {tiers.clusters.map((cluster, index) => (
            <tr key={cluster.name}>
              <Cell className="whitespace-nowrap pl-0 font-semibold">{cluster.name}</Cell>
              <Cell>{cluster.share === null ? 'not known' : percent(cluster.share)}</Cell>
              {AnsweredMetric.options.map((metric) => (
                <Cell key={metric} className="min-w-32">
                  {cluster[metric].text} <Fit fit={own?.[index]?.fits[metric]} />
                </Cell>
              ))}
              <Cell className="min-w-24">
                {failRateWords(cluster['change-fail-rate'])} <Fit fit={own?.[index]?.fits['change-fail-rate']} />
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="max-w-text text-sm text-ink-soft">
        {note === null ? null : `${note} `}
        Source: <OutsideLink href={source.address}>{source.title}</OutsideLink>. {source.use} {source.licence}
      </p>
    </>
  );
}

function Fit({ fit }: { fit: ClusterComparison['fits'][AnsweredMetric] | undefined }) {
  return fit === 'within' ? <Badge tone="accent">here</Badge> : null;
}

function resultWords(own: readonly ClusterComparison[] | null, services: number): string {
  if (own === null) {
    return services === 0
      ? 'There is no figure to compare.'
      : 'Groups are about one service at a time: choose one to compare it.';
  }
  const whole = own.find(({ isWhole }) => isWhole);
  if (whole !== undefined) return `The figures of this service fit the group "${whole.cluster.name}" as a whole.`;
  return 'The figures of this service fit no group as a whole. A group is a pattern that occurred together, so no single figure has a group of its own.';
}

function failRateWords(cell: FailRateCell): string {
  return 'mean' in cell ? `mean ${percent(cell.mean)}` : `${percent(cell.from)} to ${percent(cell.to)}`;
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
