import {
  type CriterionFacts,
  defineCriterion,
  type Judgement,
  joinParts,
  met,
  unknown,
} from '@/lib/assessment/criterion';

/** There is something to order from, for the whole fleet, by a way that writes to Git. Repositories show the first part. */
export const portalOrApi = defineCriterion({
  id: 'portal-or-api',
  judge(facts) {
    return joinParts([
      { name: 'A catalog to order from', judgement: judgeCatalog(facts) },
      {
        name: 'For the whole fleet, through Git',
        judgement: unknown(
          'Which targets can be ordered for, and whether an order ends in a commit, is for the team to say.',
        ),
      },
    ]);
  },
});

/** Templates are what is ordered; a catalog of services alone offers nothing. */
function judgeCatalog(facts: CriterionFacts): Judgement {
  const templates = facts.finding('self-service-templates');
  const catalog = facts.finding('service-catalog');
  if (templates.outcome !== 'present') {
    const alone = catalog.outcome === 'present' ? ' A catalog lists services, and offers none.' : '';
    return unknown(`No template to order from is in these repositories.${alone}`);
  }
  const listed = catalog.outcome === 'present' ? ' A catalog lists what there is.' : '';
  return met(`${templates.reason}${listed}`, facts.evidence(templates.id, catalog.id));
}
