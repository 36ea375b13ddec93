import type { Resource } from '@/lib/scan/documents/resource';
import { isClusterObject } from '@/lib/scan/documents/resources';
import { defineIndicator } from '@/lib/scan/indicator';
import { leadingMarks } from '@/lib/scan/leading-marks';

const workloads: Record<string, readonly string[]> = {
  apps: ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'],
  // Where workloads stood before they had a group of their own.
  extensions: ['Deployment', 'DaemonSet', 'ReplicaSet'],
  batch: ['CronJob', 'Job'],
  '': ['Pod', 'ReplicationController'],
  'argoproj.io': ['Rollout'],
  'serving.knative.dev': ['Service'],
  'apps.openshift.io': ['DeploymentConfig'],
};

/** API groups that have kinds that run containers. */
export const workloadGroups: readonly string[] = Object.keys(workloads);

/** Whether an API group has kinds that run containers. */
export function hasWorkloads(group: string): boolean {
  return Object.hasOwn(workloads, group);
}

/** Whether an object runs containers. */
export function isWorkload({ group, kind }: Pick<Resource, 'group' | 'kind'>): boolean {
  return (Object.hasOwn(workloads, group) && workloads[group]?.includes(kind)) || false;
}

/** Kubernetes objects declared in files (detection rules MAN-1). */
export const kubernetesManifests = defineIndicator({
  id: 'kubernetes-manifests',
  detect(inventory) {
    const complete = inventory.resources.filter(
      ({ counted, completeness, group, kind }) =>
        counted && completeness === 'complete' && isClusterObject(group, kind),
    );
    const { running = [], others = [] } = Object.groupBy(complete, (each) => (isWorkload(each) ? 'running' : 'others'));
    const measures = {
      workloads: running.length,
      documents: complete.length,
      kinds: [...new Set(complete.map(({ kind }) => kind))].sort(),
    };
    if (complete.length === 0) {
      const searched = { files: inventory.filesRead, what: ['documents with apiVersion, kind and metadata'] };
      return { outcome: 'absent', measures, searched, reason: 'No Kubernetes object was found in what counts.' };
    }
    const marks = leadingMarks([...running, ...others], ({ path, objectId, line, kind, name }) => ({
      path,
      objectId,
      line,
      note: `${kind} ${name ?? ''}`.trim(),
    }));
    return {
      outcome: 'present',
      measures,
      marks,
      reason: `${complete.length} Kubernetes objects are declared, ${running.length} of them workloads.`,
    };
  },
});
