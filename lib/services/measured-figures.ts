import type { Context } from '@/lib/context';
import type { MeasuredFigures } from '@/lib/export/paper/delivery-rows';
import { measureStoredDelivery } from '@/lib/services/measure-stored-delivery';

/** The window of papers, which is that of pages unless another one is chosen. */
const DAYS = 90;
const DAY = 86_400_000;

/**
 * The delivery to production of an organization, or of one of its teams, in the ninety days before a moment; null where no deployment is
 * known.
 * @param now ISO 8601
 */
export async function measuredFigures(
  context: Pick<Context, 'db' | 'benchmarks'>,
  { organization, team, now }: { organization: string; team: string | null; now: string },
): Promise<MeasuredFigures | null> {
  const until = new Date(now);
  const { deployed, report, comparison } = await measureStoredDelivery(context, {
    organization,
    team,
    service: null,
    tier: 'production',
    since: new Date(until.getTime() - DAYS * DAY),
    until,
    includeBots: false,
    compare: true,
    now: until,
  });
  if (deployed.length === 0 || comparison === null) return null;
  return {
    metrics: report.metrics,
    before: comparison.before.metrics,
    days: DAYS,
    until: now,
    services: comparison.services.filter(({ metrics }) => metrics.deploymentFrequency.count > 0),
    benchmarks: context.benchmarks,
  };
}
