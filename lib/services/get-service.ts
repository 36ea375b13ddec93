import type { Context } from '@/lib/context';
import { listServices, type ServiceView } from '@/lib/services/list-services';

/** A service by its slug and that of its organization; null when there is none. */
export async function getService(
  context: Context,
  { organization, service: slug }: { organization: string; service: string },
): Promise<ServiceView | null> {
  const services = await listServices(context, { organization });
  return services.find((service) => service.slug === slug) ?? null;
}
