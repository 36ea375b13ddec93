import { notFound } from 'next/navigation';
import type { Context } from '@/lib/context';
import { isCairnError } from '@/lib/errors';
import { type DeliveryView, type DeliveryViewRequest, getDelivery } from '@/lib/services/get-delivery';

/** The delivery that an address asks for. Shows the "not found" page for a service of which no deployment is known. */
export async function loadDelivery(context: Context, request: DeliveryViewRequest): Promise<DeliveryView> {
  try {
    return await getDelivery(context, request);
  } catch (error) {
    if (isCairnError(error) && error.code === 'not-found') notFound();
    throw error;
  }
}
