import { readArtifact } from '@/lib/connectors/cd-events/artifact';
import type { CdEvent, RunningService } from '@/lib/connectors/cd-events/schema';
import { environmentTier } from '@/lib/delivery/environment-tier';

/** Kinds of workloads, and nothing more, before the name of a service. */
const workloadKind = /^(service|deployment|daemonset|statefulset|app|application)\//i;

/** A service that runs a revision from now on, as a deployment. */
export function mapService({ context, subject }: RunningService, isRollback: boolean) {
  const { environment, artifactId } = subject.content;
  return {
    type: 'deployment',
    id: context.id,
    source: context.source,
    service: serviceName(subject.id),
    environment: environment.name ?? environment.id,
    ...readArtifact(artifactId),
    finishedAt: context.timestamp,
    result: 'succeeded',
    ...(isRollback ? { kind: 'rollback' } : {}),
  };
}

/** An incident that was detected or reported. One of an environment that is surely not production is none. */
export function mapIncident({ context, subject }: CdEvent) {
  const { environment, service } = subject.content;
  const tier = environment ? environmentTier(environment.name ?? environment.id) : null;
  if (tier !== null && tier !== 'production') return [];
  return [
    {
      type: 'incident',
      id: subject.id,
      source: subject.source ?? context.source,
      openedAt: context.timestamp,
      ...(service ? { service: serviceName(service.name ?? service.id) } : {}),
    },
  ];
}

/** The end of an incident. */
export function mapResolution({ context, subject }: CdEvent) {
  const source = subject.source ?? context.source;
  return { type: 'resolution', incident: subject.id, source, resolvedAt: context.timestamp };
}

function serviceName(id: string): string {
  return id.replace(workloadKind, '');
}
