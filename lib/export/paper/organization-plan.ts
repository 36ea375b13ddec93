import type { OrganizationReport, OrganizationStep } from '@/lib/assessment/organization-report';
import { counted } from '@/lib/assessment/wording';
import { ownerName } from '@/lib/export/paper/decisions';
import type { PlanPart } from '@/lib/export/paper/paper';
import type { PaperWords } from '@/lib/export/paper/paper-words';
import { byQuarter, furtherSteps, PLAN_ROWS } from '@/lib/export/paper/plan-part';
import { type PlannedStep, proposeQuarters } from '@/lib/export/paper/quarters';

/** The roadmap over all teams, and the scope to begin with. */
export function organizationPlan(report: OrganizationReport, words: PaperWords): PlanPart {
  const quarters = proposeQuarters(report.roadmap.map((step) => plannedStep(step, words)));
  const planned = report.roadmap.map((step, index) => ({ step, quarter: quarters[index] ?? null }));
  const shown = planned.filter(({ step }) => !isToFindOut(step) || isGate(step));
  return {
    resultHeading: 'Teams',
    rows: byQuarter(
      shown.slice(0, PLAN_ROWS).map(({ step, quarter }) => ({ quarter, row: stepRow(step, words) })),
      report.now,
    ),
    more: furtherSteps({
      beyond: shown.length - PLAN_ROWS,
      toFindOut: planned.length - shown.length,
      where: 'the papers of the teams have what would tell',
    }),
    empty: 'No team has an open step.',
    beginning: beginningOf(report, words),
  };
}

/** Teams work side by side: a step needs room in each that takes it. */
function plannedStep(step: OrganizationStep, { model }: PaperWords): PlannedStep {
  const first = model.criteria.find(({ id }) => id === step.criterion)?.prerequisites ?? [];
  const owners = step.takenBy.length > 0 ? step.takenBy.map(({ slug }) => slug) : [step.who];
  return { ...step, outcome: isToFindOut(step) ? 'unknown' : 'not-met', first: [...first], owners };
}

/** A step that no team knows to be open: there is only something to find out. */
function isToFindOut({ teams }: OrganizationStep): boolean {
  return teams.every(({ outcome }) => outcome === 'unknown');
}

function isGate({ teams }: OrganizationStep): boolean {
  return teams.some(({ gate }) => gate);
}

function stepRow(step: OrganizationStep, { titles }: PaperWords): Omit<PlanPart['rows'][number], 'quarter'> {
  const gates = step.teams.filter(({ gate }) => gate).length;
  return {
    step: `${isToFindOut(step) ? 'Find out: ' : ''}${titles.criterion(step.criterion)}`,
    who: ownerName(step.who),
    note: '',
    effort: isToFindOut(step) ? 'small' : step.effort,
    result: `${counted(step.teams.length, 'team')}${gates > 0 ? `; holds ${gates} back` : ''}`,
    gate: gates > 0,
  };
}

function beginningOf({ firstScope }: OrganizationReport, { titles }: PaperWords): string | null {
  if (firstScope === null) return null;
  const steps = firstScope.steps.map(({ criterion }) => titles.criterion(criterion));
  return `Where to begin: ${firstScope.team.name}. ${firstScope.reason} First: ${steps.join('; ')}.`;
}
