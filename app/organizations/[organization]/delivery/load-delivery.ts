import { notFound } from 'next/navigation';
import { type DeliveryQuery, windowOf } from '@/app/organizations/[organization]/delivery/delivery-query';
import type { Context } from '@/lib/context';
import { isCairnError } from '@/lib/errors';
import { type DeliveryView, type DeliveryViewRequest, getDelivery } from '@/lib/services/get-delivery';
import { getWaiting, type WaitingView } from '@/lib/services/get-waiting';

/** The delivery that an address asks for. Shows the "not found" page for a service of which no deployment is known. */
export async function loadDelivery(context: Context, request: DeliveryViewRequest): Promise<DeliveryView> {
  try {
    return await getDelivery(context, request);
  } catch (error) {
    if (isCairnError(error) && error.code === 'not-found') notFound();
    throw error;
  }
}

/** The wait for infrastructure in the window of an address; null where it asks for one service or for another tier than production. */
export async function loadWaiting(
  context: Context,
  { organization, team }: { organization: string; team: string | null },
  query: DeliveryQuery,
): Promise<WaitingView | null> {
  if (query.service !== null || query.tier !== 'production') return null;
  return getWaiting(context, { organization, team, ...windowOf(query, context.now()) });
}
