import type { ServiceView } from '@/lib/services/list-services';

/** What the form of a service is filled in with. */
export interface ServiceValues {
  name: string;
  /** Slug of a team, or empty. */
  team: string;
  /** Address of a repository, or empty. */
  repository: string;
  path: string;
  isProduction: boolean;
}

/** The values that the form of a service begins with. */
export function serviceValues(service: ServiceView | null): ServiceValues {
  return {
    name: service?.name ?? '',
    team: service?.team?.slug ?? '',
    repository: service?.repository?.address ?? '',
    path: service?.path ?? '',
    isProduction: service?.isProduction ?? true,
  };
}
