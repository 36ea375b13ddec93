import { EvidenceList } from '@/components/report/evidence-list';
import { INDICATOR_FILTERS, type IndicatorFilter, passesFilter } from '@/components/report/indicator-filter';
import { IndicatorFindings } from '@/components/report/indicator-findings';
import { indicatorGroupNames } from '@/components/report/indicator-groups';
import { DisputedBadge, IndicatorOutcomeMark, indicatorOutcomeWord } from '@/components/report/outcome';
import type { ReportLinks } from '@/components/report/report-links';
import { indicatorTitle, type ReportTexts } from '@/components/report/report-texts';
import { Badge } from '@/components/ui/badge';
import { Disclosure } from '@/components/ui/disclosure';
import { FilterLinks } from '@/components/ui/filter-links';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { Report, ReportIndicator } from '@/lib/assessment/report';
import { percent } from '@/lib/assessment/wording';

interface IndicatorListProps {
  indicators: Report['indicators'];
  filter: IndicatorFilter;
  /** Address of the list narrowed to a filter. */
  filterHref: (filter: IndicatorFilter) => string;
  texts: ReportTexts;
  links: ReportLinks;
}

/** Every practice and risk that was looked for, by group; can be narrowed to one outcome. */
export function IndicatorList({ indicators, filter, filterHref, texts, links }: IndicatorListProps) {
  const isRisk = (id: string): boolean => texts.indicators.get(id)?.risk ?? false;
  const shown = indicators.filter((indicator) => passesFilter(indicator, filter, isRisk));
  const choices = INDICATOR_FILTERS.map((entry) => ({
    label: filterWord(entry),
    href: filterHref(entry),
    count: indicators.filter((indicator) => passesFilter(indicator, entry, isRisk)).length,
    current: entry === filter,
  }));
  return (
    <div className="flex flex-col gap-4">
      <FilterLinks label="Show indicators by outcome" links={choices} />
      {shown.length === 0 ? (
        <p className="text-sm text-ink-soft">No indicator has this outcome here. Choose “All” to see every one.</p>
      ) : (
        <IndicatorTable indicators={shown} texts={texts} links={links} />
      )}
    </div>
  );
}

function filterWord(filter: IndicatorFilter): string {
  if (filter === 'all') return 'All';
  return filter === 'risks' ? 'Risks' : indicatorOutcomeWord(filter);
}

type IndicatorTableProps = Pick<IndicatorListProps, 'indicators' | 'texts' | 'links'>;

function IndicatorTable({ indicators, texts, links }: IndicatorTableProps) {
  return (
    <Table caption="Indicators by group" className="table-fixed">
      <thead>
        <tr>
          <HeaderCell className="w-32 pl-0 sm:w-40">Outcome</HeaderCell>
          <HeaderCell>Indicator</HeaderCell>
          <HeaderCell className="w-20 text-right max-sm:hidden">Share</HeaderCell>
          <HeaderCell className="w-20 text-right max-sm:hidden">Places</HeaderCell>
        </tr>
      </thead>
      {byGroup(indicators, texts).map(([group, members]) => (
        <tbody key={group}>
          <tr>
            <th scope="rowgroup" colSpan={2} className="border-b border-line pt-5 pb-1.5 font-semibold">
              {indicatorGroupNames.get(group) ?? group}
            </th>
            {/* Apart, so that a narrow page, which hides these columns, keeps no room for them. */}
            <td colSpan={2} className="border-b border-line max-sm:hidden" />
          </tr>
          {members.map((indicator) => (
            <IndicatorRow key={indicator.id} indicator={indicator} texts={texts} links={links} />
          ))}
        </tbody>
      ))}
    </Table>
  );
}

function IndicatorRow({
  indicator,
  texts,
  links,
}: { indicator: ReportIndicator } & Omit<IndicatorTableProps, 'indicators'>) {
  const risk = texts.indicators.get(indicator.id)?.risk ?? false;
  const page = links.indicatorPage(indicator.id);
  return (
    <tr>
      <Cell className="py-3 pl-0">
        <IndicatorOutcomeMark outcome={indicator.outcome} risk={risk} />
      </Cell>
      <Cell className="min-w-0 py-1">
        <Disclosure
          title={
            <>
              {indicatorTitle(texts, indicator.id)} {risk ? <Badge>Risk</Badge> : null}{' '}
              {indicator.disputed ? <DisputedBadge with={indicator.disputed.with} risk={risk} /> : null}
            </>
          }
        >
          <div className="mb-3 flex min-w-0 flex-col gap-3 pl-6 max-sm:pl-1">
            <IndicatorFindings indicator={indicator} />
            <EvidenceList places={indicator.evidence} links={links} shown={3} allAt={page} />
            <p>
              <TextLink href={page}>What counts, and what it is used for</TextLink>
            </p>
          </div>
        </Disclosure>
      </Cell>
      <Cell className="py-3 text-right tabular-nums max-sm:hidden">
        {indicator.share === null ? '' : percent(indicator.share)}
      </Cell>
      <Cell className="py-3 text-right tabular-nums max-sm:hidden">{indicator.evidence.length || ''}</Cell>
    </tr>
  );
}

/** Indicators by their group, in the model's order of groups. */
function byGroup(indicators: Report['indicators'], texts: ReportTexts): [string, ReportIndicator[]][] {
  const groupOf = ({ id }: ReportIndicator): string => texts.indicators.get(id)?.group ?? 'other';
  return [...indicatorGroupNames.keys()]
    .map((group): [string, ReportIndicator[]] => [group, indicators.filter((one) => groupOf(one) === group)])
    .filter(([, members]) => members.length > 0);
}
