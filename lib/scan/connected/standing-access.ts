import { inProduction } from '@/lib/scan/connected/view/connected-indicator';
import { defineSettingsIndicator } from '@/lib/scan/connected/view/settings-indicator';

/** Whether people may write to production at any time, and whether temporary access leaves a log. People are counted, never named. */
export const standingAccess = defineSettingsIndicator({
  id: 'standing-access',
  needs: 'runtime',
  what: 'who may write to production',
  everyRepository: false,
  settings: [
    {
      yes: 'nobodyStands',
      no: 'peopleStand',
      yesText: 'nobody has standing write access',
      noText: 'people have standing write access',
    },
    {
      yes: 'accessLogged',
      no: 'accessNotLogged',
      yesText: 'temporary access is logged',
      noText: 'temporary access is not logged',
    },
  ],
  rows: (view) =>
    inProduction(view).flatMap((fact) => {
      const standing = fact.standingWrite;
      if (standing === null) return [];
      const nobody = standing.people === null ? null : standing.people === 0;
      return [{ fact, name: 'write access', values: [nobody, standing.temporaryAccessLogged] }];
    }),
  measures: (view) => ({
    people: Math.max(0, ...inProduction(view).map(({ standingWrite }) => standingWrite?.people ?? 0)),
  }),
});
