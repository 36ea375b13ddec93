import { CountPile } from '@/components/charts/count-pile';
import type { StoneState } from '@/components/charts/stone-state';
import { FIGURE_MEANINGS } from '@/components/report/figure-meanings';
import { counted, type ReportTexts } from '@/components/report/report-texts';
import type { LevelCounts, OrganizationReport } from '@/lib/assessment/organization-report';

interface LevelDistributionProps {
  distribution: OrganizationReport['distribution'];
  texts: ReportTexts;
}

const figures = ['verified', 'indicated', 'claimed'] as const satisfies readonly StoneState[];

/** How many teams stand on each level, in three figures. No mean: a level is held by a team, not by a crowd. */
export function LevelDistribution({ distribution, texts }: LevelDistributionProps) {
  const { notAssessed, nothingDeployed } = distribution.verified;
  const total = teamsOf(distribution.verified);
  return (
    <div>
      <table className="w-full table-fixed border-collapse text-left text-sm">
        <caption className="sr-only">Teams on each level</caption>
        <thead>
          <tr className="align-bottom">
            <th scope="col" className="w-[24%] border-b border-line pb-2 text-xs font-semibold text-ink-faint">
              Teams
            </th>
            <LevelHeader name="Not yet placed" short="None" />
            {texts.model.levels.map(({ number, name }) => (
              <LevelHeader key={number} name={name} short={`Level ${number}`} />
            ))}
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <FigureRow key={figure} figure={figure} counts={distribution[figure]} total={total} />
          ))}
        </tbody>
      </table>
      {notAssessed + nothingDeployed > 0 ? (
        <p className="mt-3 text-sm text-ink-soft">{besides(notAssessed, nothingDeployed)}</p>
      ) : null}
    </div>
  );
}

function LevelHeader({ name, short }: { name: string; short: string }) {
  return (
    <th scope="col" className="border-b border-line px-2 pb-2 text-xs font-semibold max-sm:px-1">
      <span className="max-sm:sr-only">{name}</span>
      <span className={short === 'None' ? 'sm:sr-only' : 'block font-normal text-ink-faint'}>{short}</span>
    </th>
  );
}

function FigureRow({
  figure,
  counts,
  total,
}: {
  figure: (typeof figures)[number];
  counts: LevelCounts;
  total: number;
}) {
  const about = FIGURE_MEANINGS.find((each) => each.figure === figure);
  return (
    <tr className="align-top">
      <th scope="row" className="border-b border-line py-3 pr-2 font-semibold">
        {about?.name ?? figure}
        <span className="block text-xs font-normal text-ink-faint max-sm:sr-only">{about?.meaning}</span>
      </th>
      {[counts.notYetPlaced, ...counts.levels].map((count, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the columns are levels, in their order
        <td key={index} className="border-b border-line px-2 py-3 max-sm:px-1">
          <span className={count === 0 ? 'text-ink-faint' : 'text-lg font-semibold'}>{count}</span>
          <CountPile count={count} total={total} state={index === 0 ? 'open' : figure} />
        </td>
      ))}
    </tr>
  );
}

function teamsOf({ levels, notYetPlaced }: LevelCounts): number {
  return levels.reduce((sum, count) => sum + count, notYetPlaced);
}

function besides(notAssessed: number, nothingDeployed: number): string {
  const parts = [
    notAssessed > 0 ? `${counted(notAssessed, 'team')} not assessed yet` : '',
    nothingDeployed > 0 ? `${counted(nothingDeployed, 'team')} from whose repositories nothing is deployed` : '',
  ];
  return `Not counted: ${parts.filter((part) => part !== '').join('; ')}.`;
}
