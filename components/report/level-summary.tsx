import { FIGURE_MEANINGS } from '@/components/report/figure-meanings';
import { LevelCautions } from '@/components/report/level-cautions';
import { LevelLadder } from '@/components/report/level-ladder';
import { LinkedCriteria } from '@/components/report/linked-titles';
import { modelLinks } from '@/components/report/model-links';
import type { ReportLinks } from '@/components/report/report-links';
import { counted, levelTitle, type ReportTexts } from '@/components/report/report-texts';
import { Card } from '@/components/ui/card';
import { TextLink } from '@/components/ui/text-link';
import type { Report } from '@/lib/assessment/report';

interface LevelSummaryProps {
  report: Report;
  texts: ReportTexts;
  links: ReportLinks;
  /** Where it is shown what people dispute. */
  disputesHref?: string;
}

/** The answer: the level, how firmly it stands, and what keeps it from standing more firmly. */
export function LevelSummary({ report, texts, links, disputesHref = '#disputed' }: LevelSummaryProps) {
  const placed = report.level.placement !== 'nothing-deployed';
  return (
    <Card className="grid items-center gap-x-12 gap-y-6 lg:grid-cols-[auto_1fr]">
      <LevelLadder level={report.level} texts={texts} />
      <div className="min-w-0">
        <Statement report={report} texts={texts} links={links} />
        <Disputed report={report} texts={texts} href={disputesHref} />
        {placed ? <Figures report={report} texts={texts} /> : null}
        <p className="mt-4 text-sm">
          <TextLink href={modelLinks.method}>How Cairn judges</TextLink>
        </p>
      </div>
      {placed ? (
        <div className="border-t border-line pt-5 lg:col-span-2">
          <LevelCautions report={report} texts={texts} />
        </div>
      ) : null}
    </Card>
  );
}

function Statement({ report, texts, links }: LevelSummaryProps) {
  const { level } = report;
  if (level.placement === 'nothing-deployed') return <NothingDeployed report={report} />;
  const definition = texts.model.levels.find(({ number }) => number === level.indicated);
  return (
    <>
      <h2 id="level" className="text-2xl font-semibold tracking-tight sm:text-3xl">
        {levelTitle(texts, level.indicated)}
      </h2>
      <p className="mt-2 max-w-text text-ink-soft">
        {definition?.line ??
          'A few prerequisites of Level 0 are still missing. They are named below; this is a place to start from, not a failure.'}
      </p>
      <Unsettled report={report} texts={texts} links={links} />
    </>
  );
}

function NothingDeployed({ report }: { report: Report }) {
  const roles = [...new Set(report.repositories.map(({ role }) => role))].join(', ');
  return (
    <>
      <h2 id="level" className="text-2xl font-semibold tracking-tight sm:text-3xl">
        Nothing here is deployed
      </h2>
      <p className="mt-2 max-w-text text-ink-soft">
        What was read looks like {roles}: it describes nothing that runs in an environment, so no level applies to it.
        Assess the repository that holds the deployed configuration, or several addresses together.
      </p>
    </>
  );
}

function Unsettled({ report, texts, links }: LevelSummaryProps) {
  const { unsettled, verified, indicated } = report.level;
  if (unsettled.length === 0) return null;
  return (
    <p className="mt-3 max-w-text text-sm">
      <strong className="font-semibold">Indicated, with {unsettled.length} unsettled: </strong>
      <LinkedCriteria ids={unsettled} texts={texts} links={links} />. The sources read cannot show this by their nature
      {verified === indicated ? '.' : `; counting only what was proved, it is ${levelTitle(texts, verified)}.`}
    </p>
  );
}

/** The level if what people dispute were so: printed beside, never in place of what was judged. */
function Disputed({ report, texts, href }: Pick<LevelSummaryProps, 'report' | 'texts'> & { href: string }) {
  const { disputed } = report.level;
  if (disputed === null) return null;
  const inForce = report.disputes.filter(({ state }) => state === 'in-force').length;
  return (
    <p className="mt-3 max-w-text text-sm">
      <strong className="font-semibold">
        <TextLink href={href}>{counted(inForce, 'result')} disputed</TextLink>.
      </strong>{' '}
      With it taken as said, the indicated level would be {levelTitle(texts, disputed.with.indicated)}. The level above
      rests on evidence alone.
    </p>
  );
}

function Figures({ report, texts }: Omit<LevelSummaryProps, 'links'>) {
  return (
    <dl className="mt-5 grid gap-x-8 gap-y-3 sm:grid-cols-2">
      {FIGURE_MEANINGS.map(({ figure, name, meaning }) => (
        <div key={figure} className="border-l-2 border-line pl-3">
          <dt className="text-xs font-semibold text-ink-faint">{name}</dt>
          <dd className="font-semibold">{levelTitle(texts, report.level[figure])}</dd>
          <dd className="text-xs text-ink-faint">{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
