import { inProduction } from '@/lib/scan/connected/view/connected-indicator';
import { defineSettingsIndicator } from '@/lib/scan/connected/view/settings-indicator';

/** Whether a reconciliation that fails or is stuck alerts its owner, and how long applications were out of sync. */
export const reconciliationAlerts = defineSettingsIndicator({
  id: 'reconciliation-alerts',
  needs: 'runtime',
  what: 'alerts on reconciliation and the time out of sync',
  everyRepository: false,
  settings: [
    {
      yes: 'alerting',
      no: 'silent',
      yesText: 'failed or stuck reconciliation alerts the owning team',
      noText: 'failed or stuck reconciliation alerts nobody',
    },
  ],
  rows: (view) =>
    inProduction(view).flatMap((fact) =>
      fact.outOfSync === null ? [] : [{ fact, name: nameAlerts(fact.outOfSync), values: [fact.outOfSync.alerts] }],
    ),
  measures: (view) => {
    const medians = inProduction(view).flatMap(({ outOfSync }) =>
      outOfSync === null ? [] : [outOfSync.medianMinutes],
    );
    const read = medians.filter((minutes) => minutes !== null);
    return {
      ...(read.length > 0 ? { medianMinutes: Math.max(...read) } : {}),
      medianMinutesUnread: medians.length - read.length,
    };
  },
});

function nameAlerts({ to, medianMinutes }: { to: string | null; medianMinutes: number | null }): string {
  const where = to === null ? 'alerts' : `alerts to ${to}`;
  return medianMinutes === null ? where : `${where}, ${medianMinutes} minutes out of sync (median)`;
}
