import type { Queries } from '@/db/client';
import { listDeploymentWeeks } from '@/db/store/deployment-weeks';
import { HALF_YEAR_DAYS } from '@/lib/delivery/deployment-frequency';
import { daysOfWeek, weekOf } from '@/lib/delivery/deployment-weeks';
import { environmentTier } from '@/lib/delivery/environment-tier';
import type { CountedDay } from '@/lib/delivery/trace-delivery';

const DAY = 86_400_000;

/**
 * The days with a deployment in the half year before a moment, from the weeks that are counted: to tell seldom deployments takes no
 * more than these.
 */
export async function readCountedDays(
  db: Queries,
  organizationId: string,
  { services, before }: { services: readonly string[] | null; before: Date },
): Promise<CountedDay[]> {
  const last = Math.floor(before.getTime() / DAY);
  const first = last - HALF_YEAR_DAYS;
  const range = { services, from: weekOf(first * DAY), to: last + 1 };
  return (await listDeploymentWeeks(db, organizationId, range)).flatMap((week) => {
    const tier = environmentTier(week.environmentKey);
    const days = daysOfWeek(week).filter((day) => day >= first && day < last);
    return days.map((day) => ({ serviceKey: week.serviceKey, tier, day }));
  });
}
