import { type DeliverySelection, selectDelivery } from '@/lib/delivery/measure-delivery';
import type { DeliveryTrace } from '@/lib/delivery/trace-delivery';
import { workingSeconds } from '@/lib/delivery/working-time';

/**
 * How long each change that was deployed in the window waited from its merge to the finish of the deployment that first carried it: in
 * seconds, weekends left out. Bots' changes count where they are asked for; a span that ends before it begins is dropped.
 */
export function mergeWaits(trace: DeliveryTrace, selection: DeliverySelection): number[] {
  const { own, firstCarrier } = selectDelivery(trace, selection);
  return own.flatMap((deployment) =>
    deployment.changes
      .filter((change) => firstCarrier.get(change) === deployment)
      .filter(({ authorIsBot }) => selection.includeBots || !authorIsBot)
      .filter(({ mergedAt }) => mergedAt <= deployment.rollout.finishedAt)
      .map(({ mergedAt }) => workingSeconds(mergedAt, deployment.rollout.finishedAt)),
  );
}
