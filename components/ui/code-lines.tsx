import { classNames } from '@/components/ui/class-names';

interface CodeLinesProps {
  /** What is shown: the path, for screen readers. */
  label: string;
  lines: readonly string[];
  /** Number of the first line; counts from 1. Null for a snippet that has no place yet. */
  firstLine: number | null;
  /** Number of the line that it is about. */
  markedLine?: number | null;
}

/** An excerpt of a source file, as text only, with line numbers that are not copied along. */
export function CodeLines({ label, lines, firstLine, markedLine = null }: CodeLinesProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; a section would make every excerpt a landmark
    <div
      role="group"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable with the keyboard
      tabIndex={0}
      className="overflow-x-auto rounded-md border border-line bg-sunken py-2 font-mono text-xs print:border-line-strong"
    >
      <pre className="w-max min-w-full">
        {lines.map((line, index) => {
          const number = firstLine === null ? null : firstLine + index;
          const marked = number !== null && number === markedLine;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of a fixed excerpt have no identity but their place
            <code key={index} className={classNames('block px-3', marked ? 'bg-accent-soft font-semibold' : null)}>
              {number === null ? null : (
                <span aria-hidden className="mr-4 inline-block w-8 select-none text-right text-ink-faint">
                  {marked ? '▸' : ''}
                  {number}
                </span>
              )}
              {marked ? <mark className="bg-transparent text-ink">{line || ' '}</mark> : line || ' '}
              {'\n'}
            </code>
          );
        })}
      </pre>
    </div>
  );
}
