import { modelLinks } from '@/components/report/model-links';
import { criterionTitle, type ReportTexts } from '@/components/report/report-texts';
import { gateWords } from '@/components/report/result-change';
import { thresholdText } from '@/components/report/threshold-words';
import { Badge } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { Code } from '@/components/ui/prose';
import { TextLink } from '@/components/ui/text-link';

/** A change of the model by an administrator. */
export interface ModelChangeEntry {
  id: string;
  version: string;
  reason: string;
  /** ISO 8601. */
  createdAt: string;
  /** All that differed from the delivered model. */
  overlay: {
    readonly thresholds: Readonly<Record<string, number>>;
    readonly gates: Readonly<Record<string, number | null>>;
  };
}

/** What was changed of the model, when and why, the newest first. */
export function ModelChangeList({ changes, texts }: { changes: readonly ModelChangeEntry[]; texts: ReportTexts }) {
  return (
    <ol className="divide-y divide-line border-y border-line">
      {changes.map((change, index) => (
        <li key={change.id} className="grid gap-x-8 gap-y-1.5 py-4 text-sm sm:grid-cols-[14rem_minmax(0,1fr)]">
          <div>
            <p className="flex flex-wrap items-center gap-2 font-semibold">
              {change.version}
              {index === 0 ? <Badge tone="good">Holds</Badge> : null}
            </p>
            <p className="text-xs text-ink-faint">
              <DateTime value={change.createdAt} />
            </p>
          </div>
          <div className="min-w-0 break-words">
            <p>{change.reason}</p>
            <Differences overlay={change.overlay} texts={texts} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function Differences({
  overlay: { thresholds, gates },
  texts,
}: Pick<ModelChangeEntry, 'overlay'> & { texts: ReportTexts }) {
  const entries = Object.entries(thresholds);
  const changedGates = Object.entries(gates);
  if (entries.length + changedGates.length === 0) return <p className="text-ink-soft">Everything as delivered.</p>;
  return (
    <ul className="mt-1 list-disc pl-5 text-ink-soft">
      {entries.map(([name, value]) => (
        <li key={name}>
          <Code>{name}</Code> {thresholdText(name, value)}
        </li>
      ))}
      {changedGates.map(([id, gate]) => (
        <li key={id}>
          <TextLink href={modelLinks.criterionPage(id)}>{criterionTitle(texts, id)}</TextLink>: {gateWords(gate)}
        </li>
      ))}
    </ul>
  );
}
