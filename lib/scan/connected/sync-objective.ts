import { inProduction } from '@/lib/scan/connected/view/connected-indicator';
import { defineSettingsIndicator } from '@/lib/scan/connected/view/settings-indicator';

/** An objective for the whole fleet to be in sync, and whether it was met over its period. */
export const syncObjective = defineSettingsIndicator({
  id: 'sync-objective',
  needs: 'runtime',
  what: 'an objective of the fleet for being in sync',
  everyRepository: false,
  settings: [
    {
      yes: 'stated',
      no: 'notStated',
      yesText: 'an objective for the fleet is stated',
      noText: 'no objective for the fleet is stated',
    },
    {
      yes: 'objectiveMet',
      no: 'objectiveMissed',
      yesText: 'the objective was met',
      noText: 'the objective was missed',
      aside: true,
    },
  ],
  rows: (view) =>
    inProduction(view).flatMap((fact) =>
      fact.syncObjective === null
        ? []
        : [
            {
              fact,
              name: nameObjective(fact.syncObjective),
              values: [fact.syncObjective.stated, fact.syncObjective.met],
            },
          ],
    ),
  measures: (view) => {
    const shares = inProduction(view).flatMap(({ syncObjective }) => syncObjective?.share ?? []);
    return shares.length > 0 ? { share: Math.min(...shares) } : {};
  },
});

function nameObjective({
  share,
  p95MergeToAppliedSeconds,
}: {
  share: number | null;
  p95MergeToAppliedSeconds: number | null;
}) {
  return [
    'objective of the fleet',
    ...(share === null ? [] : [`${Math.floor(share * 1000) / 10} % synced and healthy`]),
    ...(p95MergeToAppliedSeconds === null
      ? []
      : [`95 % applied within ${Math.round(p95MergeToAppliedSeconds / 60)} minutes of merge`]),
  ].join(', ');
}
