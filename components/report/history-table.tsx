import { dayOf } from '@/components/report/history-months';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import type { HistoryPoint } from '@/lib/assessment/history-report';
import type { LevelNumber } from '@/lib/assessment/report';

/** The figures of the level at each point, newest first: the chart in numbers. */
export function HistoryTable({ points }: { points: readonly HistoryPoint[] }) {
  return (
    <Table caption="Level by month">
      <thead>
        <tr>
          {['As of', 'Verified', 'Indicated', 'Claimed', 'Possible', 'Commit'].map((title) => (
            <HeaderCell key={title}>{title}</HeaderCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {points.toReversed().map(({ date, commit, level }) => (
          <tr key={date} className="tabular-nums">
            <Cell className="whitespace-nowrap">{dayOf(date)}</Cell>
            <Cell>{figure(level.verified)}</Cell>
            <Cell>{figure(level.indicated)}</Cell>
            <Cell>{figure(level.claimed)}</Cell>
            <Cell>{figure(level.possible)}</Cell>
            <Cell>
              <code className="font-mono text-xs">{commit.slice(0, 8)}</code>
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function figure(level: LevelNumber | null): string {
  return level === null ? '–' : String(level);
}
