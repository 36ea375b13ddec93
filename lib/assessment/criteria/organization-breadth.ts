import { defineCriterion, joinParts, met, notMet, unknown } from '@/lib/assessment/criterion';
import type { OrganizationRecords } from '@/lib/assessment/organization-records';
import { counted, percent } from '@/lib/assessment/wording';

const UNNAMED = { settledBy: 'Enter the production systems as services, and assess the teams that have them.' };

/** Enough production systems are under an agent, and the rest is known. */
export const organizationBreadth = defineCriterion({
  id: 'organization-breadth',
  judge({ records, thresholds }) {
    if (records === null || records.systems.total === 0) {
      return unknown('Which production systems the organization has, and what deploys each, is not known.', UNNAMED);
    }
    const breadth = judgeBreadth(records.systems, thresholds.organizationBreadthShare);
    if (breadth.outcome !== 'met') return breadth;
    return joinParts([
      { name: 'Breadth', judgement: breadth },
      { name: 'The rest is known', judgement: judgeRest(records.systems) },
    ]);
  },
});

function judgeBreadth({ total, underAgent, unknown: open }: OrganizationRecords['systems'], threshold: number) {
  const text = `${underAgent} of ${counted(total, 'production system')} are under an agent (at least ${percent(threshold)} needed).`;
  if (underAgent / total >= threshold) return met(text, []);
  if ((underAgent + open) / total >= threshold) return unknown(`${text} Of ${open} it is not known.`, UNNAMED);
  return notMet(text, []);
}

function judgeRest({ unknown: open }: OrganizationRecords['systems']) {
  if (open === 0) return met('Of every other system it is known that no agent serves it.', []);
  return notMet(`Of ${counted(open, 'system')} nobody knows what deploys ${open === 1 ? 'it' : 'them'}.`, []);
}
