import type {
  Change,
  Commit,
  DeliveryEvent,
  DeliveryEvents,
  Deployment,
  Incident,
  Recovery,
  Resolution,
} from '@/lib/delivery/events';

/** Puts events together by their kinds, in their order. */
export function groupEvents(events: Iterable<DeliveryEvent>): DeliveryEvents {
  const deployments: Deployment[] = [];
  const changes: Change[] = [];
  const commits: Commit[] = [];
  const recoveries: Recovery[] = [];
  const incidents: Incident[] = [];
  const resolutions: Resolution[] = [];
  for (const event of events) {
    if (event.type === 'deployment') deployments.push(event);
    else if (event.type === 'change') changes.push(event);
    else if (event.type === 'commit') commits.push(event);
    else if (event.type === 'recovery') recoveries.push(event);
    else if (event.type === 'incident') incidents.push(event);
    else resolutions.push(event);
  }
  return { deployments, changes, commits, recoveries, incidents, resolutions };
}
