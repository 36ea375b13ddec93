import { isWithin } from '@/lib/delivery/deployment-frequency';
import { serviceKeyOf } from '@/lib/delivery/left-out';
import type { DeliverySelection } from '@/lib/delivery/measure-delivery';
import type { DeliveryTrace } from '@/lib/delivery/trace-delivery';

/** A failed deployment of a window and how it ended. Moments are in milliseconds. */
export interface MeasuredFailure {
  deployment: string;
  service: string;
  failedAt: number;
  /** Null while it is open, and where its end is not known. */
  recoveredAt: number | null;
  isOpen: boolean;
}

/** The failures that the change fail rate and the recovery time of a selection are made of, oldest first. */
export function listFailures(
  trace: DeliveryTrace,
  { window, tier, services }: Pick<DeliverySelection, 'window' | 'tier' | 'services'>,
): MeasuredFailure[] {
  const keys = services === null ? null : new Set(services.map(serviceKeyOf));
  return trace.deployments.flatMap(({ rollout, failure }) => {
    const { id, service, serviceKey, finishedAt } = rollout;
    if (failure === null || rollout.tier !== tier || !isWithin(finishedAt, window)) return [];
    if (keys !== null && !keys.has(serviceKey)) return [];
    const recoveredAt = failure.state === 'recovered' ? finishedAt + failure.seconds * 1000 : null;
    return [{ deployment: id, service, failedAt: finishedAt, recoveredAt, isOpen: failure.state === 'open' }];
  });
}
