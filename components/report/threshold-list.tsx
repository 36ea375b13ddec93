import { LinkedCriteria } from '@/components/report/linked-titles';
import { modelLinks } from '@/components/report/model-links';
import type { ReportTexts } from '@/components/report/report-texts';
import { thresholdText } from '@/components/report/threshold-words';
import { Code } from '@/components/ui/prose';
import type { MethodPage } from '@/lib/model/pages';

interface ThresholdListProps {
  words: MethodPage['thresholds'];
  texts: ReportTexts;
}

/** Every number that a judgement uses, with the practices whose rule names it. The numbers come from the model. */
export function ThresholdList({ words, texts }: ThresholdListProps) {
  const numbers = new Map<string, number>(Object.entries(texts.model.thresholds));
  return (
    <ul className="grid gap-x-12 gap-y-4 text-sm lg:grid-cols-2">
      {Object.entries(words).map(([name, sentence]) => (
        <li key={name} className="min-w-0">
          <p>
            <Sentence words={sentence} value={thresholdText(name, numbers.get(name) ?? Number.NaN)} />
          </p>
          <p className="text-xs text-ink-faint">
            <Code>{name}</Code> <UsedBy name={name} texts={texts} />
          </p>
        </li>
      ))}
    </ul>
  );
}

function Sentence({ words, value }: { words: string; value: string }) {
  const [before = '', after = ''] = words.split('{value}');
  return (
    <>
      {before}
      <strong className="whitespace-nowrap font-semibold">{value}</strong>
      {after}
    </>
  );
}

function UsedBy({ name, texts }: { name: string; texts: ReportTexts }) {
  const ids = texts.model.criteria
    .filter(({ howCairnJudgesIt }) => howCairnJudgesIt.includes(`\`${name}\``))
    .map(({ id }) => id);
  if (ids.length === 0) return null;
  return (
    <>
      in: <LinkedCriteria ids={ids} texts={texts} links={modelLinks} />
    </>
  );
}
