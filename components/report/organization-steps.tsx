import type { OrganizationPageLinks } from '@/components/report/organization-links';
import { counted, criterionTitle, levelTitle, metricNames, type ReportTexts } from '@/components/report/report-texts';
import { TeamLinks } from '@/components/report/team-links';
import { Badge } from '@/components/ui/badge';
import { Disclosure } from '@/components/ui/disclosure';
import { Fact } from '@/components/ui/fact';
import { TextLink } from '@/components/ui/text-link';
import type { FirstScope, OrganizationReport, OrganizationStep } from '@/lib/assessment/organization-report';

interface OrganizationStepsProps {
  report: Pick<OrganizationReport, 'roadmap' | 'firstScope' | 'teams'>;
  texts: ReportTexts;
  links: OrganizationPageLinks;
}

const NEXT_STEPS = 3;
const LATER_STEPS = 12;

/** Where to begin, and the next three steps over all teams; the rest folded away. */
export function OrganizationSteps({ report, texts, links }: OrganizationStepsProps) {
  const { roadmap, firstScope } = report;
  const later = roadmap.slice(NEXT_STEPS, NEXT_STEPS + LATER_STEPS);
  const rest = roadmap.length - NEXT_STEPS - later.length;
  if (roadmap.length === 0) return <p>No step is left that Cairn could propose from what it knows.</p>;
  return (
    <div className="flex flex-col gap-4">
      {firstScope === null ? null : <Beginning scope={firstScope} texts={texts} links={links} />}
      <ol className="grid gap-3 lg:grid-cols-3">
        {roadmap.slice(0, NEXT_STEPS).map((step, index) => (
          <StepCard key={step.criterion} number={index + 1} step={step} report={report} texts={texts} links={links} />
        ))}
      </ol>
      {later.length > 0 ? (
        <Disclosure title={<span className="font-medium">{counted(later.length, 'later step')}</span>}>
          <ol start={NEXT_STEPS + 1} className="mt-2 list-decimal space-y-2 pl-9 text-sm">
            {later.map((step) => (
              <li key={step.criterion}>
                <TextLink href={links.criterionPage(step.criterion, null)}>
                  {criterionTitle(texts, step.criterion)}
                </TextLink>
                : <TeamLinks teams={step.teams} links={links} />
              </li>
            ))}
          </ol>
          {rest > 0 ? (
            <p className="mt-2 pl-9 text-sm text-ink-soft">
              And {counted(rest, 'more step')}: each team has its own list in full.
            </p>
          ) : null}
        </Disclosure>
      ) : null}
    </div>
  );
}

function Beginning({
  scope: { team, reason, steps },
  texts,
  links,
}: { scope: FirstScope } & Omit<OrganizationStepsProps, 'report'>) {
  return (
    <div className="rounded-lg border border-accent bg-accent-soft px-5 py-4 text-sm">
      <p className="text-base font-semibold">
        Begin with <TextLink href={links.teamPage(team.slug)}>{team.name}</TextLink>
      </p>
      <p className="mt-1 max-w-text">{reason}</p>
      <p className="mt-1 max-w-text text-ink-soft">
        Its next {steps.length === 1 ? 'step' : 'steps'}:{' '}
        {steps.map(({ criterion }, index) => (
          <span key={criterion}>
            {index > 0 ? '; ' : ''}
            <TextLink href={links.criterionPage(criterion, team)}>{criterionTitle(texts, criterion)}</TextLink>
          </span>
        ))}
        .
      </p>
    </div>
  );
}

function StepCard({
  number,
  step,
  report,
  texts,
  links,
}: { number: number; step: OrganizationStep } & OrganizationStepsProps) {
  const holds = step.teams.filter(({ gate }) => gate).length;
  return (
    <li className="flex min-w-0 flex-col gap-3 rounded-lg border border-line bg-surface p-4 sm:p-5">
      <h3 className="font-semibold">
        <span className="mr-2 text-ink-faint tabular-nums">{number}.</span>
        <TextLink href={links.criterionPage(step.criterion, null)} className="text-ink">
          {criterionTitle(texts, step.criterion)}
        </TextLink>
      </h3>
      {holds > 0 ? (
        <span>
          <Badge tone="accent">Holds {counted(holds, 'team')} back</Badge>
        </span>
      ) : null}
      <dl className="flex flex-col gap-2.5 text-sm">
        <Fact name="Open for">
          <TeamLinks teams={step.teams} links={links} />
        </Fact>
        <Fact name="Taken by">{takers(step)}</Fact>
        <Fact name="Once done">{gain(step, report, texts)}</Fact>
        <Fact name="Effort">{step.effort}</Fact>
        {step.metrics.length > 0 ? <Fact name="Associated with (not proof)">{metricNames(step.metrics)}</Fact> : null}
      </dl>
    </li>
  );
}

function takers({ scope, takenBy, who, teams }: OrganizationStep): string {
  if (scope === 'organization') return `The organization, usually ${who}`;
  if (scope === 'platform') return takenBy.map(({ name }) => name).join(', ');
  return teams.length === 1 ? `The team itself, usually ${who}` : `Each team for itself, usually ${who}`;
}

/** Teams that stand higher once the step is done, by judging each again with it. */
function gain(step: OrganizationStep, { teams }: Pick<OrganizationReport, 'teams'>, texts: ReportTexts): string {
  const levels = new Map(teams.map(({ slug, level }) => [slug, level]));
  const risen = step.teams.filter(
    ({ slug, then }) => then.indicated !== null && then.indicated > (levels.get(slug)?.indicated ?? -1),
  );
  if (risen.length === 0) return 'The same levels, held more solidly or one gate closer to the next';
  const byLevel = Map.groupBy(risen, ({ then }) => then.indicated);
  return [...byLevel]
    .map(([level, all]) => `${all.map(({ name }) => name).join(', ')}: ${levelTitle(texts, level)}, indicated`)
    .join('; ');
}
