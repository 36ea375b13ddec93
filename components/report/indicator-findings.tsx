import { counted } from '@/components/report/report-texts';
import { Code, InlineText } from '@/components/ui/prose';
import type { ReportIndicator } from '@/lib/assessment/report';
import { percent } from '@/lib/assessment/wording';

/** Why an indicator has its outcome: the reason, the share and counts, and for an absence what was searched. */
export function IndicatorFindings({ indicator }: { indicator: ReportIndicator }) {
  return (
    <>
      <p className="max-w-text">
        <InlineText text={indicator.reason} />
        {indicator.share === null ? '' : ` Share: ${percent(indicator.share)}.`}
      </p>
      <SearchRecord searched={indicator.searched} />
      <Measures measures={indicator.measures} />
    </>
  );
}

function SearchRecord({ searched }: Pick<ReportIndicator, 'searched'>) {
  if (searched === null) return null;
  return (
    <p className="max-w-text text-sm text-ink-soft">
      <strong className="font-semibold">Searched:</strong> {counted(searched.files, 'file')}, for{' '}
      <InlineText text={searched.what.join('; ')} />.
    </p>
  );
}

function Measures({ measures }: Pick<ReportIndicator, 'measures'>) {
  const entries = Object.entries(measures);
  if (entries.length === 0) return null;
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
      {entries.map(([name, value]) => (
        <div key={name} className="flex flex-wrap items-baseline gap-x-1.5">
          <dt className="text-ink-faint">{words(name)}</dt>
          <dd className="tabular-nums">
            {typeof value === 'number' ? value.toLocaleString('en') : <NameList names={value} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function NameList({ names }: { names: readonly string[] }) {
  if (names.length === 0) return 'none';
  return (
    <span className="flex flex-wrap gap-1">
      {names.map((name) => (
        <Code key={name}>{name}</Code>
      ))}
    </span>
  );
}

/** The key of a measure as words: 'selfHeal' becomes 'self heal'. */
function words(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll('-', ' ');
}
