import { defineCriterion, met, partlyMet, unknown } from '@/lib/assessment/criterion';
import { counted } from '@/lib/assessment/wording';

const ID = 'environment-rebuild';
const DAYS_OF_A_MONTH = 365 / 12;

/** A full environment was rebuilt from Git within the window, and the time was recorded. */
export const rebuildRehearsed = defineCriterion({
  id: 'rebuild-rehearsed',
  judge(facts) {
    const { evidence, reason } = facts.finding(ID);
    const days = facts.measured(ID, 'daysSinceLast');
    if (days === null) return unknown(reason);
    const months = facts.thresholds.rebuildWindowMonths;
    const minutes = facts.measured(ID, 'minutes');
    const text = `An environment was last rebuilt from Git ${counted(days, 'day')} ago (within ${counted(months, 'month')} needed)`;
    if (minutes === null) return partlyMet(null, `${text}, and how long it took is not recorded.`, evidence);
    const timed = `${text}, in ${counted(minutes, 'minute')}.`;
    return days <= months * DAYS_OF_A_MONTH ? met(timed, evidence) : partlyMet(null, timed, evidence);
  },
});
