import { chartSwitches } from '@/lib/scan/chart-switches';
import { isObject, listAt, objectAt, textAt } from '@/lib/scan/documents/json';
import type { Resource } from '@/lib/scan/documents/resource';
import { isUnresolved } from '@/lib/scan/documents/unresolved';
import { defineIndicator, type Mark } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';
import { declaresClusterObjects } from '@/lib/scan/object-indicator';
import { type Rollout, rolloutsOf } from '@/lib/scan/rollouts';
import { standingObjects } from '@/lib/scan/standing-objects';

/** What refers to analysis: a rollout, or a stage of a promotion that verifies. */
interface Use {
  resource: Resource;
  templates: string[];
  /** It needs no template: its checks are its own. */
  checks: number;
  mark: Mark;
}

/** Metrics decide whether a new version goes on, and a bad result takes it back (detection rules PD-2, PD-4). */
export const automatedAnalysis = defineIndicator({
  id: 'automated-analysis',
  detect(inventory) {
    const templates = templatesIn(inventory);
    const rollouts = rolloutsOf(inventory).filter(({ skipped }) => !skipped);
    const switched = chartSwitches(inventory);
    const prepared = rollouts.filter(({ resource }) => switched(resource) === 'off').flatMap(useOfRollout);
    const uses = [
      ...rollouts.filter(({ resource }) => switched(resource) === 'on').flatMap(useOfRollout),
      ...stagesIn(inventory),
    ];
    const templatesOf = templateFinder(templates);
    const referred = new Set(uses.flatMap(templatesOf));
    const used = templates.filter((template) => referred.has(template));
    const atWork = uses.filter((use) => use.checks > 0 || looksAtSomething(use, templatesOf(use)));
    const measures = { templates: templates.length, used: used.length, analysed: atWork.length };
    const idle = templates.filter((template) => !referred.has(template));
    const marks = [
      ...atWork.map(({ mark }) => mark),
      ...used.map((each) => markOf(each, 'is referred to')),
      ...idle.map((each) => markOf(each, 'is referred to by nothing here')),
    ];
    if (atWork.length > 0) {
      const reason = `Metrics judge new versions, and stop a bad one; rollouts and stages judged so: ${atWork.length}.`;
      return { outcome: 'present', measures, marks, reason };
    }
    if (templates.length > 0) {
      const reason =
        used.length > 0
          ? 'Analysis is referred to, and its result decides nothing.'
          : 'Analysis is declared, and nothing here refers to it.';
      return { outcome: 'partial', share: 0, measures, marks, reason };
    }
    if (prepared.length > 0) {
      const reason = 'Rollouts that metrics would judge are prepared and switched off.';
      return { outcome: 'partial', share: 0, measures, marks: prepared.map(({ mark }) => mark), reason };
    }
    if (!declaresClusterObjects(inventory)) {
      return { outcome: 'not-applicable', measures, reason: 'No Kubernetes object is declared here.' };
    }
    const what = [
      'AnalysisTemplates that rollouts or stages refer to',
      'metrics of Flagger',
      'analysis stages of PipeCD',
    ];
    const searched = { files: inventory.filesRead, what };
    return { outcome: 'absent', measures, searched, reason: 'No metric decides whether a new version goes on.' };
  },
});

function useOfRollout({ resource, templates, checks, key, tool }: Rollout): Use[] {
  if (templates.length === 0 && checks === 0) return [];
  const { path, objectId, line, rootKey, kind, name } = resource;
  const note = `${kind} ${name ?? ''} of ${tool} is judged by ${templates.length > 0 ? [...new Set(templates)].join(', ') : 'its metrics'}`;
  return [{ resource, templates, checks, mark: { path, objectId, line, key: [...rootKey, ...key], note } }];
}

/** Stages of Kargo that verify what they were given. */
function stagesIn(inventory: Inventory): Use[] {
  return standingObjects(inventory, (group) => group === 'kargo.akuity.io').flatMap((resource) => {
    const { kind, name, body, path, objectId, line } = resource;
    if (kind !== 'Stage') return [];
    const key = ['spec', 'verification', 'analysisTemplates'];
    const templates = listAt(body ?? undefined, ...key).flatMap((template) => textAt(template, 'name') ?? []);
    if (templates.length === 0) return [];
    return [
      {
        resource,
        templates,
        checks: 0,
        mark: { path, objectId, line, key, note: `Stage ${name ?? ''} is verified by ${templates.join(', ')}` },
      },
    ];
  });
}

/** Analysis templates of Argo and metric templates of Flagger that are there. */
function templatesIn(inventory: Inventory): Resource[] {
  const switched = chartSwitches(inventory);
  return standingObjects(inventory, (group) => group === 'argoproj.io' || group === 'flagger.app').filter(
    (resource) => /^((Cluster)?AnalysisTemplate|MetricTemplate)$/.test(resource.kind) && switched(resource) === 'on',
  );
}

/** Finds the templates that a use refers to, without a look at all of them. */
function templateFinder(templates: readonly Resource[]): (use: Use) => Resource[] {
  const resolved = templates.filter(({ name }) => name !== null && !isUnresolved(name));
  const byName = Map.groupBy(resolved, ({ name }) => name);
  // Names that a chart's templates fill meet within the chart.
  const filled = Map.groupBy(
    templates.filter(({ name }) => isUnresolved(name)),
    ({ chart }) => chart,
  );
  return ({ resource: { chart }, templates: names }) => [
    ...[...new Set(names)].flatMap((name) => byName.get(name) ?? []),
    ...(chart !== null && names.some(isUnresolved) ? (filled.get(chart) ?? []) : []),
  ];
}

/** A template that stands elsewhere is taken at its word; one that only tries its metrics decides nothing. */
function looksAtSomething(use: Use, here: readonly Resource[]): boolean {
  return use.templates.length > 0 && (here.length === 0 || here.some(decides));
}

function decides({ group, body }: Resource): boolean {
  if (group === 'flagger.app') return true;
  const spec = objectAt(body ?? undefined, 'spec');
  const metrics = listAt(spec, 'metrics').filter(isObject);
  const tried = new Set(listAt(spec, 'dryRun').flatMap((entry) => textAt(entry, 'metricName') ?? []));
  if (tried.has('.*') || (metrics.length > 0 && metrics.every((metric) => tried.has(textAt(metric, 'name') ?? ''))))
    return false;
  return metrics.length > 0 || listAt(spec, 'templates').length > 0 || isUnresolved(spec?.['metrics']);
}

function markOf({ path, objectId, line, kind, name }: Resource, what: string): Mark {
  return { path, objectId, line, note: `${kind} ${name ?? ''} ${what}` };
}
