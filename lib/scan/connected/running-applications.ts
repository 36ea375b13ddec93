import type { RuntimeFacts } from '@/lib/assessment/runtime-facts';
import {
  type ConnectedView,
  defineConnectedIndicator,
  inProduction,
  isAgent,
  notConnected,
  showFact,
} from '@/lib/scan/connected/view/connected-indicator';
import type { Measures } from '@/lib/scan/evidence';

const NEEDS = { needs: 'runtime', what: 'applications as they run' } as const;
const COUNTS = [
  { field: 'automaticSync', text: 'apply merged changes by themselves' },
  { field: 'selfCorrecting', text: 'revert drift' },
  { field: 'synced', text: 'in sync' },
  { field: 'healthy', text: 'healthy' },
  { field: 'syncedAndHealthy', text: 'in sync and healthy' },
] as const;

type Applications = RuntimeFacts['applications'] & {};

interface AgentView {
  fact: RuntimeFacts;
  applications: Applications;
}

/** Applications of production that an agent keeps, as the agent shows them. */
export const runningApplications = defineConnectedIndicator({
  id: 'running-applications',
  ...NEEDS,
  detect(view) {
    const views = agentViews(view);
    if (views.length === 0) return notConnected(NEEDS);
    const applications = sum(views, ({ total }) => total);
    const names = [...new Set(views.map(({ fact }) => fact.environment))].toSorted();
    const kept = `${applications > 0 ? applications : 'no'} ${applications === 1 || applications === 0 ? 'application' : 'applications'}`;
    return {
      outcome: applications > 0 ? 'present' : 'absent',
      measures: {
        applications,
        environments: names,
        lowerEnvironments: lowerEnvironments(view, views),
        ...Object.assign({}, ...COUNTS.map(({ field }) => measureField(views, field))),
      },
      evidence: views.map(({ fact, applications: each }) => showFact(fact, 'applications', describe(each))),
      reason: `The agents that were looked at keep ${kept} in production (${names.join(', ')}).`,
    };
  },
});

/** How many do it, of those whose agent tells, and the agents that do not tell. */
function measureField(views: readonly AgentView[], field: (typeof COUNTS)[number]['field']): Measures {
  const read = views.filter(({ applications }) => applications[field] !== null);
  return {
    [field]: sum(read, (applications) => applications[field] ?? 0),
    [`${field}Of`]: sum(read, ({ total }) => total),
    [`${field}Unread`]: views.length - read.length,
  };
}

/** Environments before production that a system which serves production keeps as well. */
function lowerEnvironments({ runtimes }: ConnectedView, views: readonly AgentView[]): string[] {
  const systems = new Set(views.filter(({ applications }) => applications.total > 0).map(({ fact }) => fact.system));
  const lower = runtimes.filter(
    ({ tier, system, applications }) =>
      tier !== 'production' && systems.has(system) && applications !== null && applications.total > 0,
  );
  return [...new Set(lower.map(({ environment }) => environment))].toSorted();
}

function agentViews(view: ConnectedView): AgentView[] {
  return inProduction(view).flatMap((fact) =>
    fact.applications === null || !isAgent(fact) ? [] : [{ fact, applications: fact.applications }],
  );
}

function sum(views: readonly AgentView[], count: (applications: Applications) => number): number {
  return views.reduce((total, { applications }) => total + count(applications), 0);
}

function describe(applications: Applications): string {
  const counts = COUNTS.flatMap(({ field, text }) => {
    const count = applications[field];
    return count === null ? [] : [`${count} ${text}`];
  });
  return [`${applications.total} applications`, ...counts].join(', ');
}
