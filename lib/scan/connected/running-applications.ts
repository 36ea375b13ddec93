import type { RuntimeFacts } from '@/lib/assessment/runtime-facts';
import {
  type ConnectedView,
  defineConnectedIndicator,
  inProduction,
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
    const environments = views.map(({ fact }) => fact.environment);
    const names = [...new Set(environments)].toSorted();
    const measures: Measures = { applications, environments: names, ...Object.assign({}, ...COUNTS.map(measure)) };
    function measure({ field }: (typeof COUNTS)[number]): Measures {
      const read = views.filter((each) => each.applications[field] !== null);
      return {
        [field]: sum(read, (each) => each[field] ?? 0),
        [`${field}Of`]: sum(read, ({ total }) => total),
        [`${field}Unread`]: views.length - read.length,
      };
    }
    return {
      outcome: applications > 0 ? 'present' : 'absent',
      measures,
      evidence: views.map(({ fact, applications: each }) => showFact(fact, 'applications', describe(each))),
      reason:
        applications > 0
          ? `Agents keep ${applications} ${applications === 1 ? 'application' : 'applications'} in production (${names.join(', ')}).`
          : `The agents that were looked at keep no application in production (${names.join(', ')}).`,
    };
  },
});

function agentViews(view: ConnectedView): AgentView[] {
  return inProduction(view).flatMap((fact) =>
    fact.applications === null ? [] : [{ fact, applications: fact.applications }],
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
