import { LevelSteps } from '@/components/charts/level-steps';
import { dayOf, shortLevel } from '@/components/report/history-months';
import type { HistoryPoint } from '@/lib/assessment/history-report';

const month = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'short', year: 'numeric' });

/** The levels of a History as a picture, with words that say the same. */
export function HistoryChart({ points }: { points: readonly HistoryPoint[] }) {
  const [first] = points;
  if (first === undefined) return null;
  const steps = points.map(({ date, level }) => ({ label: month.format(new Date(date)), ...level }));
  return <LevelSteps steps={steps} description={describe(first, points)} />;
}

function describe(first: HistoryPoint, points: readonly HistoryPoint[]): string {
  const turns = points.flatMap(({ date, moves }) =>
    moves.filter(({ figures }) => figures.includes('indicated')).map(({ to }) => `${shortLevel(to)} by ${dayOf(date)}`),
  );
  return [`Indicated level: ${shortLevel(first.level.indicated)} on ${dayOf(first.date)}`, ...turns].join(', ');
}
