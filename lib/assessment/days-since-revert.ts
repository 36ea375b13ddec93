import { daysBetween } from '@/lib/scan/connected/view/days';
import type { Finding } from '@/lib/scan/evidence';

/**
 * Counts the days since the last revert that the history shows, beside those since a way back was last gone as other sources tell:
 * facts of a repository are kept, and the days go on.
 * @param now ISO 8601, UTC.
 */
export function withDaysSinceRevert(finding: Finding, now: string): Finding {
  const { revertedAt, daysSinceLast, ...measures } = finding.measures;
  if (finding.id !== 'rollback-history' || !Array.isArray(revertedAt)) return finding;
  const days = revertedAt.map((date) => daysBetween(date, now));
  if (typeof daysSinceLast === 'number') days.push(daysSinceLast);
  return { ...finding, measures: { ...measures, ...(days.length > 0 ? { daysSinceLast: Math.min(...days) } : {}) } };
}
