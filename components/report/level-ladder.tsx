import { Stone } from '@/components/charts/stone';
import { STONES } from '@/components/charts/stone-shape';
import { type StoneState, stoneStates } from '@/components/charts/stone-state';
import { modelLinks } from '@/components/report/model-links';
import { levelName, type ReportTexts } from '@/components/report/report-texts';
import { classNames } from '@/components/ui/class-names';
import { TextLink } from '@/components/ui/text-link';
import type { LevelNumber, Report } from '@/lib/assessment/report';

/** What the fill of a stone means, in words. */
export const stoneStateWords: Readonly<Record<StoneState, string>> = {
  verified: 'verified',
  indicated: 'indicated',
  claimed: 'claimed',
  possible: 'possible',
  open: 'not reached',
};

/** Highest stone first: part of the mark that each row shows, and its height there. */
const rows: readonly { level: LevelNumber; top: number; height: number }[] = [
  { level: 3, top: 5.6, height: 11.2 },
  { level: 2, top: 16.8, height: 12.4 },
  { level: 1, top: 29.2, height: 14.8 },
  { level: 0, top: 44, height: 18.2 },
];

/** The cairn with its levels named beside the stones. */
export function LevelLadder({ level, texts }: { level: Report['level']; texts: ReportTexts }) {
  const states = stoneStates(level);
  return (
    <ol reversed start={3} className="flex flex-col" aria-label="The four levels, highest first">
      {rows.map((row) => {
        const state = states[row.level] ?? 'open';
        return (
          <li key={row.level} className="flex items-center gap-4">
            <svg viewBox={`4 ${row.top} 56 ${row.height}`} className="w-40 shrink-0 sm:w-52" aria-hidden>
              <Stone path={STONES[row.level]?.path ?? ''} state={state} />
            </svg>
            <p className="text-sm leading-tight sm:text-base">
              <TextLink
                href={modelLinks.levelPage(row.level)}
                className={classNames(
                  'text-ink decoration-line-strong',
                  state === 'open' ? 'text-ink-soft' : 'font-semibold',
                )}
              >
                {levelName(texts, row.level)}
              </TextLink>
              <span className="block text-xs text-ink-faint">
                Level {row.level}, {stoneStateWords[state]}
              </span>
            </p>
          </li>
        );
      })}
    </ol>
  );
}
