import type { History, HistoryChange, HistoryPoint, LevelMove } from '@/lib/assessment/history-report';
import type { LevelNumber } from '@/lib/assessment/report';
import { listed } from '@/lib/assessment/wording';
import { createPainter, type Emphasis, type Painter, wrapText } from '@/lib/export/terminal-text';
import { visibleSentence, visibleText } from '@/lib/export/visible-text';

interface HistoryTableOptions {
  /** Columns of the terminal; taken as 80 to 160. */
  width: number;
  /** Colours as ANSI sequences. Off unless given. */
  colour?: boolean;
}

/** Where the changes of a month begin. */
const INDENT = '  ';

/** A History as text for a terminal, oldest month first, with a final newline. Pure. */
export function renderHistoryTable(history: History, { width, colour = false }: HistoryTableOptions): string {
  const paint = createPainter(colour);
  const columns = Math.min(160, Math.max(80, width));
  const { model, now, points, repositories, unknownBefore } = history;
  const lines = [
    ...wrapText(repositories.map(({ url }) => visibleText(url)).join(', '), columns),
    '',
    paint('heading', row('As of', 'Commit', ['verified', 'indicated', 'claimed', 'possible'])),
    ...(unknownBefore === null ? [] : wrapText(visibleSentence(unknownBefore.reason), columns, 'unknown     ')),
    ...points.flatMap((point) => [pointRow(point), ...changeLines(point, columns, paint)]),
    '',
    ...wrapText(
      'Levels: – not yet placed, or nothing is deployed. + gained, - lost, ? known or unknown from then on. ' +
        'What Git cannot show of the past is unknown.',
      columns,
    ).map((line) => paint('faint', line)),
    paint('faint', `Model ${model}, looked back from ${now}.`),
  ];
  return `${lines.join('\n')}\n`;
}

function pointRow({ date, commit, level }: HistoryPoint): string {
  const figures = [level.verified, level.indicated, level.claimed, level.possible];
  return row(date.slice(0, 10), commit.slice(0, 8), figures.map(figureText));
}

function row(date: string, commit: string, figures: readonly string[]): string {
  return `${date.padEnd(12)}${commit.padEnd(10)}${figures.map((figure) => figure.padEnd(11)).join('')}`.trimEnd();
}

function figureText(figure: LevelNumber | null): string {
  return figure === null ? '–' : String(figure);
}

function changeLines(
  { moves, gained, lost, nowKnown, nowUnknown }: HistoryPoint,
  columns: number,
  paint: Painter,
): string[] {
  const line = (mark: string, emphasis: Emphasis, changes: readonly HistoryChange[]) =>
    changes.length === 0
      ? []
      : wrapText(changes.map(({ id }) => id).join(', '), columns, `${INDENT}${mark} `).map((text) =>
          paint(emphasis, text),
        );
  const settled = [...nowKnown, ...nowUnknown].map((change) => ({ ...change, id: `${change.id} (${change.to})` }));
  return [
    ...moves.flatMap((move) => wrapText(moveText(move), columns, INDENT)),
    ...line('+', 'good', gained),
    ...line('-', 'bad', lost),
    ...line('?', 'partly', settled),
  ];
}

function moveText({ figures, from, to, gates }: LevelMove): string {
  const cause = gates.length === 0 ? '' : ` by ${gates.join(', ')}`;
  return `${listed(figures)} ${figureText(from)} → ${figureText(to)}${cause}`;
}
