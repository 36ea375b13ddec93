import type { ReactNode } from 'react';
import { LinkedCriteria } from '@/components/report/linked-titles';
import { criterionTitle, type ReportTexts } from '@/components/report/report-texts';
import { changeSentence } from '@/components/report/result-change-words';
import { thresholdText } from '@/components/report/threshold-words';
import { DateTime } from '@/components/ui/date-time';
import { Disclosure } from '@/components/ui/disclosure';
import { Code } from '@/components/ui/prose';
import { TextLink } from '@/components/ui/text-link';
import type { ResultChange as Change, ChangeCause, OutcomeChange } from '@/lib/assessment/result-changes';

interface ResultChangeProps {
  change: Change;
  texts: ReportTexts;
  /** Where a practice of the newer result is shown. */
  criterionPage(id: string): string;
  /** Whether the list is open from the start. */
  open?: boolean;
}

/** What moved since the result before, and why: one sentence, and the list behind it. */
export function ResultChange({ change, texts, criterionPage, open = false }: ResultChangeProps) {
  const sentence = changeSentence(change, texts);
  const hasMore = change.outcomes.length > 0 || change.causes.some(({ kind }) => kind !== 'time');
  if (!hasMore) return <p className="text-sm">{sentence}</p>;
  return (
    <Disclosure title={<span className="text-sm">{sentence}</span>} open={open} className="px-2">
      <div className="grid gap-x-10 gap-y-4 pt-2 pb-1 pl-6 text-sm md:grid-cols-2">
        <div>
          <h3 className="font-semibold">Why</h3>
          <ul className="mt-1 flex flex-col gap-2">
            {change.causes.map((cause) => (
              <li key={cause.kind} className="break-words text-ink-soft">
                <Cause cause={cause} texts={texts} criterionPage={criterionPage} />
              </li>
            ))}
          </ul>
        </div>
        <Moved change={change} texts={texts} criterionPage={criterionPage} />
      </div>
    </Disclosure>
  );
}

function Moved({ change: { moves, outcomes }, texts, criterionPage }: Omit<ResultChangeProps, 'open'>) {
  const gates = [...new Set(moves.flatMap(({ gates }) => gates))];
  return (
    <div>
      <h3 className="font-semibold">What</h3>
      {gates.length > 0 ? (
        <p className="mt-1">
          The level moved by: <LinkedCriteria ids={gates} texts={texts} links={{ criterionPage }} />
        </p>
      ) : null}
      {outcomes.length === 0 ? <p className="mt-1 text-ink-soft">No practice came out otherwise.</p> : null}
      <ul className="mt-1 flex flex-col gap-1">
        {outcomes.map((outcome) => (
          <Outcome key={outcome.id} outcome={outcome} texts={texts} criterionPage={criterionPage} />
        ))}
      </ul>
    </div>
  );
}

function Outcome({
  outcome: { id, gate, from, to },
  texts,
  criterionPage,
}: Pick<ResultChangeProps, 'texts' | 'criterionPage'> & { outcome: OutcomeChange }) {
  return (
    <li className="break-words">
      <TextLink href={criterionPage(id)}>{criterionTitle(texts, id)}</TextLink>{' '}
      <span className="text-ink-soft">
        {from.replaceAll('-', ' ')} → {to.replaceAll('-', ' ')}
        {gate === null ? null : `, gate of Level ${gate}`}
      </span>
    </li>
  );
}

type CauseProps<Kind extends ChangeCause['kind'] = ChangeCause['kind']> = Pick<
  ResultChangeProps,
  'texts' | 'criterionPage'
> & { cause: Extract<ChangeCause, { kind: Kind }> };

function Cause({ cause, ...rest }: CauseProps): ReactNode {
  if (cause.kind === 'repositories') return <Repositories cause={cause} {...rest} />;
  if (cause.kind === 'model') return <ModelChange cause={cause} {...rest} />;
  if (cause.kind === 'sources') return <Sources cause={cause} {...rest} />;
  if (cause.kind === 'disputes') return <Disputes cause={cause} {...rest} />;
  return (
    <>
      Neither commits nor model nor sources differ. It was judged as of <DateTime value={cause.from} /> and is now as of{' '}
      <DateTime value={cause.to} />: what is counted by days has moved, or this version of Cairn reads more.
    </>
  );
}

function Repositories({ cause: { changed, added, removed } }: CauseProps<'repositories'>) {
  return (
    <ul className="flex flex-col gap-1">
      {changed.map(({ url, from, to }) => (
        <li key={url}>
          {url}: commit <CommitId id={from} /> → <CommitId id={to} />
        </li>
      ))}
      {added.map((name) => (
        <li key={name}>{name}: new here</li>
      ))}
      {removed.map((name) => (
        <li key={name}>{name}: no longer looked at</li>
      ))}
    </ul>
  );
}

function CommitId({ id }: { id: string }) {
  return <span className="font-mono text-xs">{id.slice(0, 10)}</span>;
}

function ModelChange({ cause: { from, to, thresholds, gates }, texts, criterionPage }: CauseProps<'model'>) {
  return (
    <>
      The model changed from <strong className="font-semibold text-ink">{from}</strong> to{' '}
      <strong className="font-semibold text-ink">{to}</strong>
      {thresholds.length + gates.length > 0 ? ':' : '.'}
      <ul className="mt-1 list-disc pl-5">
        {thresholds.map(({ name, from, to }) => (
          <li key={name}>
            <Code>{name}</Code> {thresholdText(name, from)} → {thresholdText(name, to)}
          </li>
        ))}
        {gates.map(({ id, from, to }) => (
          <li key={id}>
            <TextLink href={criterionPage(id)}>{criterionTitle(texts, id)}</TextLink>: {gateWords(from)} →{' '}
            {gateWords(to)}
          </li>
        ))}
      </ul>
    </>
  );
}

/** 'gate of Level 2', 'no gate'. */
export function gateWords(gate: number | null): string {
  return gate === null ? 'no gate' : `gate of Level ${gate}`;
}

function Disputes({ cause: { added, ended } }: CauseProps<'disputes'>) {
  return (
    <ul className="flex flex-col gap-1">
      {added.map((name) => (
        <li key={name}>
          <Code>{name}</Code>: disputed since
        </li>
      ))}
      {ended.map((name) => (
        <li key={name}>
          <Code>{name}</Code>: no longer disputed
        </li>
      ))}
    </ul>
  );
}

function Sources({ cause: { added, renewed, removed } }: CauseProps<'sources'>) {
  const lines = [
    ...added.map((name) => `${name}: seen for the first time`),
    ...renewed.map((name) => `${name}: read anew`),
    ...removed.map((name) => `${name}: no longer seen`),
  ];
  return (
    <ul className="flex flex-col gap-1">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
