import { compareText } from '@/lib/assessment/merge-findings';
import type { FirstScope, OrganizationStep, OrganizationTeam, TeamName } from '@/lib/assessment/organization-report';
import type { LevelNumber, RoadmapStep } from '@/lib/assessment/report';
import type { TeamResult } from '@/lib/assessment/team-result';
import { counted } from '@/lib/assessment/wording';
import type { Model } from '@/lib/model/model';

interface TeamStep {
  team: OrganizationTeam;
  step: RoadmapStep;
  /** It is a gate, and keeps the team from a level that it wants: one that reached its target wants no more. */
  holds: boolean;
}

/**
 * Open steps over all teams, each once (model 7.2): those that hold a next level back come first, and among them those that raise
 * most teams; then by topic and level. What can be acted on comes before what has to be found out.
 */
export function planOrganization(
  teams: readonly { team: OrganizationTeam; report: Pick<TeamResult, 'roadmap'> | null }[],
  model: Model,
): OrganizationStep[] {
  const open = teams.flatMap(({ team, report }) =>
    (report?.roadmap ?? []).map((step) => ({ team, step, holds: step.gate && team.target?.reached !== 'verified' })),
  );
  const byCriterion = Map.groupBy(open, ({ step }) => step.criterion);
  return [...byCriterion.values()]
    .flatMap((steps) => (steps[0] === undefined ? [] : [{ steps, planned: joinSteps(steps[0].step, steps, model) }]))
    .toSorted((a, b) => compareKeys(keyOf(a.steps, model), keyOf(b.steps, model)))
    .map(({ planned }) => planned);
}

function joinSteps(
  { criterion, dimension, level, effort, who, metrics }: RoadmapStep,
  steps: readonly TeamStep[],
  model: Model,
): OrganizationStep {
  const scope = model.criteria.find(({ id }) => id === criterion)?.scope ?? 'team';
  const takers = scope === 'team' ? steps.map(({ team }) => team) : steps.map(({ team }) => team.platform ?? team);
  const bySlug = new Map(takers.map(({ slug, name }) => [slug, { slug, name }]));
  return {
    criterion,
    dimension,
    level,
    effort,
    who,
    metrics,
    scope,
    takenBy: scope === 'organization' ? [] : [...bySlug.values()].toSorted(byName),
    teams: steps
      .map(({ team: { slug, name }, step: { outcome, then }, ...each }) => ({
        slug,
        name,
        outcome,
        gate: each.holds,
        then,
      }))
      .toSorted(byName),
  };
}

function byName(a: TeamName, b: TeamName): number {
  return compareText(a.name.toLowerCase(), b.name.toLowerCase()) || compareText(a.slug, b.slug);
}

/** Smaller comes first, entry by entry. */
function keyOf(steps: readonly TeamStep[], { roadmapOrder, criteria }: Model): number[] {
  const at = criteria.findIndex(({ id }) => id === steps[0]?.step.criterion);
  const gates = steps.filter(({ holds }) => holds);
  return [
    gates.length > 0 ? 0 : 1,
    steps.some(({ step }) => step.outcome !== 'unknown') ? 0 : 1,
    -gates.filter(raises).length,
    -gates.length,
    roadmapOrder.indexOf(criteria[at]?.topic ?? ''),
    steps[0]?.step.level ?? 0,
    at,
  ];
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  return a.map((value, index) => value - (b[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
}

/** Once done, the team stands higher. */
function raises({ team: { level }, step: { then } }: TeamStep): boolean {
  const held = (figure: LevelNumber | null | undefined) => figure ?? -1;
  return held(then.indicated) > held(level?.indicated) || held(then.verified) > held(level?.verified);
}

const EFFORTS: readonly RoadmapStep['effort'][] = ['small', 'medium', 'large'];

/**
 * Where to begin (model 7.5): a team below its target whose next step can be acted on, with the fewest gates open, then the smallest
 * effort, then the most production services. Null where no team has such a step.
 */
export function findFirstScope(teams: readonly OrganizationTeam[], model: Model): FirstScope | null {
  const [first] = teams
    .filter(({ target, nextSteps }) => target?.reached !== 'verified' && isActionable(nextSteps[0]))
    .toSorted((a, b) => compareKeys(fitOf(a), fitOf(b)) || byName(a, b));
  if (first === undefined) return null;
  const { slug, name, nextSteps } = first;
  return { team: { slug, name }, reason: reasonOf(first, model), steps: nextSteps };
}

function isActionable(step: RoadmapStep | undefined): boolean {
  return step?.gate === true && step.outcome !== 'unknown';
}

function fitOf({ holdingBack, nextSteps, productionServices }: OrganizationTeam): number[] {
  const [step] = nextSteps;
  return [holdingBack.length, step === undefined ? 0 : EFFORTS.indexOf(step.effort), -productionServices.length];
}

function reasonOf({ name, holdingBack, level, productionServices }: OrganizationTeam, { levels }: Model): string {
  const next = level?.indicated === null || level === null ? 0 : level.indicated + 1;
  const title = levels.find(({ number }) => number === next)?.name;
  const goal = title === undefined ? `Level ${next}` : `${title}, Level ${next}`;
  const gates = holdingBack.length === 1 ? 'One gate keeps' : `${counted(holdingBack.length, 'gate')} keep`;
  const services =
    productionServices.length === 0
      ? ''
      : ` It answers for ${counted(productionServices.length, 'production service')}.`;
  return `${gates} ${name} from ${goal}, and the first step can be taken now.${services}`;
}
