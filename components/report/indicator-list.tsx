import type { EvidenceAccess } from '@/components/report/evidence-list';
import { IndicatorDetail } from '@/components/report/indicator-detail';
import { INDICATOR_FILTERS, type IndicatorFilter, passesFilter } from '@/components/report/indicator-filter';
import { IndicatorOutcomeMark, indicatorOutcomeWord } from '@/components/report/outcome';
import { indicatorTitle, percent, type ReportTexts } from '@/components/report/report-texts';
import { Badge } from '@/components/ui/badge';
import { Disclosure } from '@/components/ui/disclosure';
import { FilterLinks } from '@/components/ui/filter-links';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import type { Report, ReportIndicator } from '@/lib/assessment/report';

interface IndicatorListProps {
  indicators: Report['indicators'];
  filter: IndicatorFilter;
  /** Address of the list narrowed to a filter. */
  filterHref: (filter: IndicatorFilter) => string;
  texts: ReportTexts;
  access: EvidenceAccess;
}

/** Every practice and risk that was looked for, by group; can be narrowed to one outcome. */
export function IndicatorList({ indicators, filter, filterHref, texts, access }: IndicatorListProps) {
  const isRisk = (id: string): boolean => texts.indicators.get(id)?.risk ?? false;
  const shown = indicators.filter((indicator) => passesFilter(indicator, filter, isRisk));
  const links = INDICATOR_FILTERS.map((entry) => ({
    label: filterWord(entry),
    href: filterHref(entry),
    count: indicators.filter((indicator) => passesFilter(indicator, entry, isRisk)).length,
    current: entry === filter,
  }));
  return (
    <div className="flex flex-col gap-4">
      <FilterLinks label="Show indicators by outcome" links={links} />
      {shown.length === 0 ? (
        <p className="text-sm text-ink-soft">No indicator has this outcome here. Choose “All” to see every one.</p>
      ) : (
        <IndicatorTable indicators={shown} texts={texts} access={access} />
      )}
    </div>
  );
}

function filterWord(filter: IndicatorFilter): string {
  if (filter === 'all') return 'All';
  return filter === 'risks' ? 'Risks' : indicatorOutcomeWord(filter);
}

type IndicatorTableProps = Pick<IndicatorListProps, 'indicators' | 'texts' | 'access'>;

function IndicatorTable({ indicators, texts, access }: IndicatorTableProps) {
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
            <th scope="rowgroup" colSpan={4} className="border-b border-line pt-5 pb-1.5 font-semibold">
              {groupNames.get(group) ?? group}
            </th>
          </tr>
          {members.map((indicator) => (
            <IndicatorRow key={indicator.id} indicator={indicator} texts={texts} access={access} />
          ))}
        </tbody>
      ))}
    </Table>
  );
}

function IndicatorRow({
  indicator,
  texts,
  access,
}: { indicator: ReportIndicator } & Omit<IndicatorTableProps, 'indicators'>) {
  const risk = texts.indicators.get(indicator.id)?.risk ?? false;
  return (
    <tr>
      <Cell className="py-3 pl-0">
        <IndicatorOutcomeMark outcome={indicator.outcome} risk={risk} />
      </Cell>
      <Cell className="min-w-0 py-1">
        <Disclosure
          target={`indicator-${indicator.id}`}
          title={
            <>
              {indicatorTitle(texts, indicator.id)} {risk ? <Badge>Risk</Badge> : null}
            </>
          }
        >
          <IndicatorDetail indicator={indicator} texts={texts} access={access} />
        </Disclosure>
      </Cell>
      <Cell className="py-3 text-right tabular-nums max-sm:hidden">
        {indicator.share === null ? '' : percent(indicator.share)}
      </Cell>
      <Cell className="py-3 text-right tabular-nums max-sm:hidden">{indicator.evidence.length || ''}</Cell>
    </tr>
  );
}

const groupNames: ReadonlyMap<string, string> = new Map([
  ['declared-state', 'Declared state'],
  ['agents', 'Agents'],
  ['change-flow', 'Change flow'],
  ['delivery', 'Delivery'],
  ['security', 'Security and policy'],
  ['feedback', 'Feedback'],
  ['platform', 'Platform'],
  ['scale', 'Scale and resilience'],
  ['other', 'Not in the present model'],
]);

/** Indicators by their group, in the model's order of groups. */
function byGroup(indicators: Report['indicators'], texts: ReportTexts): [string, ReportIndicator[]][] {
  const groupOf = ({ id }: ReportIndicator): string => texts.indicators.get(id)?.group ?? 'other';
  return [...groupNames.keys()]
    .map((group): [string, ReportIndicator[]] => [group, indicators.filter((one) => groupOf(one) === group)])
    .filter(([, members]) => members.length > 0);
}
