import { defineCriterion, met, notMet, partlyMet, unknown } from '@/lib/assessment/criterion';
import { counted, listed } from '@/lib/assessment/wording';

const NAMES_SHOWN = 3;

/** Every team has a target level with a reason, by Cairn's own records. Which level it is plays no part. */
export const chosenTargetLevel = defineCriterion({
  id: 'chosen-target-level',
  judge({ records }) {
    if (records === null || records.teams.total === 0) {
      return unknown('Target levels and their reasons are kept in the records of Cairn, and none are known here.');
    }
    const { total, withTarget, without } = records.teams;
    const text = `${withTarget} of ${counted(total, 'team')} ${withTarget === 1 ? 'has' : 'have'} a target level with a reason.`;
    if (withTarget === total) return met(text, []);
    const open = ` Still open: ${listed(without.slice(0, NAMES_SHOWN))}${without.length > NAMES_SHOWN ? ' and others' : ''}.`;
    return withTarget === 0 ? notMet(text, []) : partlyMet(withTarget / total, `${text}${open}`, []);
  },
});
