import { type EvidenceAccess, EvidenceList } from '@/components/report/evidence-list';
import { LinkedCriteria } from '@/components/report/linked-titles';
import { counted, percent, type ReportTexts } from '@/components/report/report-texts';
import { Disclosure } from '@/components/ui/disclosure';
import { Code, InlineText, Prose } from '@/components/ui/prose';
import type { ReportIndicator } from '@/lib/assessment/report';
import type { IndicatorDefinition } from '@/lib/model/model';

interface IndicatorDetailProps {
  indicator: ReportIndicator;
  texts: ReportTexts;
  access: EvidenceAccess;
}

/** Why an indicator has its outcome: the reason, counts, places, and for an absence what was searched. */
export function IndicatorDetail({ indicator, texts, access }: IndicatorDetailProps) {
  const definition = texts.indicators.get(indicator.id);
  return (
    <div className="mb-3 flex min-w-0 flex-col gap-3 pl-6 max-sm:pl-1">
      <p className="max-w-text">
        <InlineText text={indicator.reason} />
        {indicator.share === null ? null : <span className="sm:hidden"> Share: {percent(indicator.share)}.</span>}
      </p>
      <SearchRecord indicator={indicator} />
      <Measures measures={indicator.measures} />
      <EvidenceList places={indicator.evidence} access={access} />
      <Informs indicator={indicator} definition={definition} texts={texts} />
      {definition ? <IndicatorTexts definition={definition} /> : null}
    </div>
  );
}

function SearchRecord({ indicator: { searched } }: { indicator: ReportIndicator }) {
  if (searched === null) return null;
  return (
    <p className="max-w-text text-ink-soft">
      <strong className="font-semibold">Searched:</strong> {counted(searched.files, 'file')}, for{' '}
      <InlineText text={searched.what.join('; ')} />.
    </p>
  );
}

function Measures({ measures }: { measures: ReportIndicator['measures'] }) {
  const entries = Object.entries(measures);
  if (entries.length === 0) return null;
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-1">
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

function Informs({
  indicator,
  definition,
  texts,
}: {
  indicator: ReportIndicator;
  definition: IndicatorDefinition | undefined;
  texts: ReportTexts;
}) {
  if (indicator.informs.length === 0) {
    return definition?.informative ? <p className="text-ink-soft">Judges nothing: {definition.informative}</p> : null;
  }
  return (
    <p className="text-ink-soft">
      Used to judge: <LinkedCriteria ids={indicator.informs} texts={texts} />
    </p>
  );
}

function IndicatorTexts({ definition }: { definition: IndicatorDefinition }) {
  const sections = [
    ['What counts', definition.whatCounts],
    ['What does not count', definition.whatDoesNotCount],
    ['Known limits', definition.knownLimits],
  ] as const;
  return (
    <Disclosure title={<span className="font-medium">About this indicator</span>}>
      <div className="flex flex-col gap-3 pt-1 pb-2">
        <Prose text={definition.summary} />
        {sections.map(([title, text]) => (
          <section key={title}>
            <h4 className="mb-1 font-semibold">{title}</h4>
            <Prose text={text} />
          </section>
        ))}
      </div>
    </Disclosure>
  );
}
