import type { TracedDeployment } from '@/lib/delivery/trace-delivery';

/** How many deployments automation started, and how many somebody started by hand; of the others no event tells. */
export interface DeploymentStarts {
  automation: number;
  person: number;
}

export function countStarts(deployments: readonly TracedDeployment[]): DeploymentStarts {
  const count = (start: 'automation' | 'person') =>
    deployments.filter(({ rollout }) => rollout.startedBy === start).length;
  return { automation: count('automation'), person: count('person') };
}
