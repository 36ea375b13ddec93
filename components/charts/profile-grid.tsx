import { classNames } from '@/components/ui/class-names';

/** Counts of one cell: how many are met and known, of all. */
export interface ProfileStep {
  level: number;
  met: number;
  known: number;
  all: number;
  filled: boolean;
}

interface ProfileGridProps {
  caption: string;
  /** Heading of the first column. */
  rowHeading: string;
  /** Names of the steps, lowest first. */
  columns: readonly { title: string; subtitle: string }[];
  rows: readonly { id: string; name: string; href: string; steps: readonly ProfileStep[] }[];
}

/** Rows with four steps each. A pebble stands for one entry: solid when met, crossed when not, an outline when not known. */
export function ProfileGrid({ caption, rowHeading, columns, rows }: ProfileGridProps) {
  return (
    <table className="w-full table-fixed border-separate border-spacing-1 text-left text-sm max-sm:text-xs">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col" className="w-[28%] pb-1 align-bottom text-xs font-semibold text-ink-faint max-sm:w-[32%]">
            {rowHeading}
          </th>
          {columns.map(({ title, subtitle }) => (
            <th key={title} scope="col" className="px-2 pb-1 align-bottom text-xs font-semibold max-sm:px-1">
              <span className="max-sm:sr-only">{title}</span>
              <span className="block font-normal text-ink-faint">{subtitle}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, href, steps }) => (
          <tr key={id}>
            <th scope="row" className="break-words py-1 pr-2 font-medium hyphens-auto">
              <a href={href} className="underline decoration-line-strong underline-offset-3 hover:decoration-ink">
                {name}
              </a>
            </th>
            {steps.map((step) => (
              <StepCell key={step.level} step={step} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function StepCell({ step }: { step: ProfileStep }) {
  return (
    <td
      className={classNames(
        'h-12 rounded-md border px-2 py-1 align-middle max-sm:px-1',
        step.filled ? 'border-stone bg-stone-tint' : 'border-line-strong border-dashed',
        step.all === 0 ? 'border-line' : null,
      )}
    >
      <Pebbles step={step} />
      <span className="mt-0.5 block text-xs tabular-nums" aria-hidden>
        {step.met}/{step.all}
      </span>
      <span className="sr-only">
        {step.filled ? 'Filled. ' : ''}
        {step.met} met, {step.known} known, {step.all} in all
      </span>
    </td>
  );
}

const WIDTH = 11;

/** One pebble for each entry of a step. */
export function Pebbles({ step }: { step: Pick<ProfileStep, 'met' | 'known' | 'all'> }) {
  const kinds = Array.from({ length: step.all }, (_, index) => {
    if (index < step.met) return 'met';
    return index < step.known ? 'unmet' : 'unknown';
  });
  return (
    <svg viewBox={`0 0 ${Math.max(1, step.all) * WIDTH} 9`} className="h-2.5 max-w-full" aria-hidden>
      {kinds.map((kind, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pebbles stand for counts and have no identity but their place
        <Pebble key={index} kind={kind} left={index * WIDTH} />
      ))}
    </svg>
  );
}

function Pebble({ kind, left }: { kind: 'met' | 'unmet' | 'unknown'; left: number }) {
  const ellipse = { cx: left + 5, cy: 4.5, rx: 4.3, ry: 3.5, strokeWidth: 1 };
  if (kind === 'met') return <ellipse {...ellipse} fill="var(--stone)" stroke="var(--stone)" />;
  if (kind === 'unknown')
    return <ellipse {...ellipse} fill="none" stroke="var(--line-strong)" strokeDasharray="1.6 1.2" />;
  return (
    <>
      <ellipse {...ellipse} fill="var(--surface)" stroke="var(--stone)" />
      <path d={`M${left + 3} 2.5l4 4m0-4l-4 4`} stroke="var(--stone)" strokeWidth={1} />
    </>
  );
}

/** What the pebbles and the frames of the grid mean. */
export function ProfileLegend() {
  const entries = [
    { kind: 'met', words: 'met' },
    { kind: 'unmet', words: 'known, not met or partly met' },
    { kind: 'unknown', words: 'not known' },
  ] as const;
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 text-xs text-ink-soft">
      {entries.map(({ kind, words }) => (
        <li key={kind} className="flex items-center gap-1.5">
          <svg viewBox="0 0 10 9" className="h-2.5" aria-hidden>
            <Pebble kind={kind} left={0} />
          </svg>
          {words}
        </li>
      ))}
      <li className="flex items-center gap-1.5">
        <span aria-hidden className="size-3 rounded-sm border border-stone bg-stone-tint" />
        step filled: all known ones are met, and at least half are known
      </li>
    </ul>
  );
}
