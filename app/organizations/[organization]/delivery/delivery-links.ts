import { type DeliveryQuery, queryText } from '@/app/organizations/[organization]/delivery/delivery-query';
import { organizationLinks } from '@/app/organizations/organization-links';
import type { DeliveryLinks } from '@/components/report/delivery/delivery-links';
import { modelLinks } from '@/components/report/model-links';

/**
 * Where the pages around the figures are: all keep the window, the tier and the service that were chosen.
 * @param assessmentId of the team's newest assessment, whose pages tell a practice with its evidence
 */
export function deliveryLinks(
  slug: string,
  query: DeliveryQuery,
  { team, assessmentId }: { team: string | null; assessmentId: string | null },
): DeliveryLinks {
  const { days, until, tier, service } = query;
  const kept = { days, until, tier, service };
  const own = team === null ? organizationLinks.delivery(slug) : organizationLinks.teamDelivery(slug, team);
  const events = `${organizationLinks.delivery(slug)}/events`;
  return {
    events: (metric) => `${events}${queryText({ ...kept, team, metric })}`,
    eventsOf: (metric, from, to) => `${events}${queryText({ ...kept, team, metric, from, to })}`,
    deployment: (id) => `${organizationLinks.delivery(slug)}/deployment?id=${encodeURIComponent(id)}`,
    service: (name) => `${own}${queryText({ ...kept, service: name })}`,
    tiers: (year) => `${own}${queryText({ ...kept, tiers: year })}#tiers`,
    criterionPage: (id) =>
      assessmentId === null
        ? modelLinks.criterionPage(id)
        : `/assessments/${encodeURIComponent(assessmentId)}/practices/${encodeURIComponent(id)}`,
  };
}
