import { defineCriterion, met, notMet, partlyMet, unknown } from '@/lib/assessment/criterion';
import { counted } from '@/lib/assessment/wording';

const DAYS_OF_MONTH = 30.44;

/** A document describes the way to production, and was looked after lately. Its age is taken at the commit that was looked at. */
export const deployPathDocumented = defineCriterion({
  id: 'deploy-path-documented',
  judge(facts) {
    const { id, outcome, reason, evidence } = facts.finding('deployment-guide');
    if (outcome === 'absent') return notMet(reason, evidence);
    if (outcome !== 'present') return unknown(reason);
    const ages = facts.list(id, 'ageDays').map(Number);
    if (ages.length === 0)
      return unknown('The way to production is described; the history does not tell how old that is.');
    const age = Math.min(...ages);
    const text = `The way to production is described, last changed ${counted(age, 'day')} before the commit looked at.`;
    const isCurrent = age <= facts.thresholds.documentedPathMonths * DAYS_OF_MONTH;
    return isCurrent ? met(text, evidence) : partlyMet(0.5, text, evidence);
  },
});
