import type { ConnectedFact } from '@/lib/assessment/connected-facts';
import type { DeploymentRecords } from '@/lib/assessment/fact-fields';
import { type ConnectedView, inProduction, isAgent } from '@/lib/scan/connected/view/connected-indicator';
import { defineCountedIndicator } from '@/lib/scan/connected/view/counted-indicator';
import type { Measures } from '@/lib/scan/evidence';

interface Deployments {
  fact: ConnectedFact;
  deployments: DeploymentRecords;
}

/** Deployments to production that left a record of time, service, version and result; what started them and where they lead. */
export const deploymentRecords = defineCountedIndicator({
  id: 'deployment-records',
  needs: 'runtime',
  what: 'the deployments to production',
  things: 'deployments to production',
  does: 'left a record of time, service, version and result',
  everyRepository: false,
  rows: (view) =>
    knownDeployments(view).map(({ fact, deployments }) => ({
      fact,
      name: 'deployments',
      of: deployments.total,
      met: deployments.recorded,
      aside: describeStarts(deployments),
    })),
  measures: (view) => ({
    ...countOf(view, 'startedByAutomation', 'started'),
    ...countUntold(view),
    ...countOf(view, 'traceable', 'traceable'),
  }),
});

/**
 * One deployment is told by several systems. The agents' view counts first, then the other systems', then imported events, then that of
 * Git hosts.
 */
function knownDeployments(view: ConnectedView): Deployments[] {
  const running = inProduction(view).flatMap(withDeployments);
  const byAgents = running.filter(({ fact }) => fact.kind === 'runtime' && isAgent(fact));
  if (byAgents.length > 0) return byAgents;
  const bySystems = running.filter(({ fact }) => fact.kind === 'runtime' && fact.system !== 'delivery-events');
  if (bySystems.length > 0) return bySystems;
  return running.length > 0 ? running : view.hosts.flatMap(withDeployments);
}

function withDeployments(fact: ConnectedFact): Deployments[] {
  return fact.deployments === null ? [] : [{ fact, deployments: fact.deployments }];
}

function describeStarts({ total, startedByAutomation: automation, startedByPerson: person }: DeploymentRecords) {
  if (automation === null || person === null) return undefined;
  return `automation started ${automation}, a person ${person}, and of ${total - automation - person} nothing tells`;
}

/** Deployments of which a source does not tell what started them, though it does of others. */
function countUntold(view: ConnectedView): Measures {
  const counts = knownDeployments(view).flatMap(({ deployments }) => {
    const { total, startedByAutomation: automation, startedByPerson: person } = deployments;
    return automation === null || person === null ? [] : [total - automation - person];
  });
  return counts.length === 0 ? {} : { startedOpen: counts.reduce((sum, count) => sum + count, 0) };
}

/** Of the deployments whose source tells, how many there are and for how many it is so; and the sources that do not tell. */
function countOf(view: ConnectedView, field: 'startedByAutomation' | 'traceable', name: string): Measures {
  const all = knownDeployments(view).map(({ deployments }) => deployments);
  const read = all.filter((deployments) => deployments[field] !== null);
  return {
    [`${name}Of`]: read.reduce((sum, { total }) => sum + total, 0),
    [`${name}Met`]: read.reduce((sum, deployments) => sum + (deployments[field] ?? 0), 0),
    [`${name}Unread`]: all.length - read.length,
  };
}
