import type { SampleRepository } from '@/lib/sample/repository';
import { catalogueRepository } from '@/lib/sample/teams/catalogue';
import { checkoutRepository } from '@/lib/sample/teams/checkout';
import { giftCardsRepository } from '@/lib/sample/teams/gift-cards';
import { infrastructureRepository } from '@/lib/sample/teams/infrastructure';
import { paymentsRepository } from '@/lib/sample/teams/payments';
import { platformRepository } from '@/lib/sample/teams/platform';
import { reportsRepository } from '@/lib/sample/teams/reports';
import { storesRepository } from '@/lib/sample/teams/stores';

/** Every repository of the sample organization, with its past, as of a day. The same day gives the same commits. */
export function sampleRepositories(day: Date): SampleRepository[] {
  return [
    platformRepository,
    infrastructureRepository,
    storesRepository,
    checkoutRepository,
    catalogueRepository,
    paymentsRepository,
    reportsRepository,
    giftCardsRepository,
  ].map((make) => make(day));
}
