import { argoCdObjects } from '@/lib/scan/agent-selection';
import { isObject, type JsonValue, listAt, textAt, valueAt } from '@/lib/scan/documents/json';
import type { Resource } from '@/lib/scan/documents/resource';
import { isUnresolved, UNRESOLVED } from '@/lib/scan/documents/unresolved';
import { defineIndicator, type Mark } from '@/lib/scan/indicator';
import { leadingMarks } from '@/lib/scan/leading-marks';
import { objectsOfGroup } from '@/lib/scan/objects-by-group';
import { describeAgent, detectTally, markAgent, tallyAgents } from '@/lib/scan/tally';

/** Applications in an AppProject that limits sources and destinations (detection rules ARGO-12). */
export const argocdProjectIsolation = defineIndicator({
  id: 'argocd-project-isolation',
  detect(inventory) {
    const projects = objectsOfGroup(inventory, 'argoproj.io').filter(
      ({ kind, completeness }) => kind === 'AppProject' && completeness === 'complete',
    );
    const readable = projects.filter((project) => !isOpen(project));
    const strict = new Set(readable.filter((project) => limitOf(project) === 'both').map(({ name }) => name));
    const narrow = new Set(readable.filter((project) => limitOf(project) !== null).map(({ name }) => name));
    const known = new Set(readable.map((project) => project.name));
    const agents = argoCdObjects(inventory);
    const tally = tallyAgents(agents, (agent) => {
      if (agent.resource.completeness === 'partial' || isUnresolved(agent.project)) return null;
      if (agent.project === null || agent.project === 'default') return false;
      return strict.has(agent.project) ? true : known.has(agent.project) ? false : null;
    });
    const marks: Mark[] = [
      ...projects.map((project) => ({
        path: project.path,
        objectId: project.objectId,
        line: project.line,
        note: `AppProject ${project.name ?? ''} ${noteOf(project)}`,
      })),
      ...leadingMarks(agents, (agent) =>
        markAgent(agent, `${describeAgent(agent)} in project ${agent.project ?? 'default'}`),
      ),
    ];
    const found = detectTally(
      tally,
      marks,
      {
        none: 'No Application of Argo CD is here.',
        counted: 'Argo CD applications and application sets',
        does: 'are in a project that limits what they may deploy and where',
        searched: {
          files: inventory.filesRead,
          what: ['AppProjects other than default with limited sourceRepos and destinations'],
        },
      },
      { projects: projects.length, strictProjects: strict.size },
    );
    const half = agents.filter(({ project }) => project !== null && narrow.has(project)).length;
    if (found.outcome !== 'absent' || half === 0) return found;
    const { searched: _searched, ...rest } = found;
    const reason = `${found.reason} ${half} ${half === 1 ? 'is' : 'are'} in a project that limits only one of the two.`;
    return { ...rest, outcome: 'partial', reason };
  },
});

/** Of the projects with a limit, what they limit. */
function noteOf(project: Resource): string {
  if (isOpen(project)) return 'takes its limits from a template';
  const limit = limitOf(project);
  if (limit === null) return 'allows everything';
  return limit === 'both' ? 'limits sources and destinations' : `limits ${limit} only`;
}

/** A template fills what the project allows. */
function isOpen({ templated, body }: Resource): boolean {
  const limits = ['sourceRepos', 'destinations'].map((field) => valueAt(body ?? undefined, 'spec', field) ?? null);
  return templated && limits.some((limit) => limit === null || JSON.stringify(limit).includes(UNRESOLVED));
}

/** Which of both a project limits: where desired state comes from, and where it may go. Null: neither. */
function limitOf(project: Resource): 'both' | 'sources' | 'destinations' | null {
  if (project.name === 'default') return null;
  const sources = listAt(project.body ?? undefined, 'spec', 'sourceRepos');
  const destinations = listAt(project.body ?? undefined, 'spec', 'destinations');
  const limitsSources = sources.length > 0 && !sources.includes('*');
  const limitsDestinations = destinations.length > 0 && !destinations.some(isAnywhere);
  if (limitsSources) return limitsDestinations ? 'both' : 'sources';
  return limitsDestinations ? 'destinations' : null;
}

function isAnywhere(destination: JsonValue): boolean {
  if (!isObject(destination)) return false;
  const target = textAt(destination, 'server') ?? textAt(destination, 'name');
  return target === '*' && textAt(destination, 'namespace') === '*';
}
