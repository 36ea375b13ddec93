import { inProduction } from '@/lib/scan/connected/view/connected-indicator';
import { defineSettingsIndicator } from '@/lib/scan/connected/view/settings-indicator';

/** Who sees the state of an application, and who hears of a proposal and of its result. */
export const statusVisibility = defineSettingsIndicator({
  id: 'status-visibility',
  needs: 'runtime',
  what: 'who sees sync and health, and who is told of a change',
  everyRepository: false,
  settings: [
    {
      yes: 'stateVisible',
      no: 'stateHidden',
      yesText: 'the team sees the state of each application',
      noText: 'the team does not see the state of each application',
    },
    {
      yes: 'ownersTold',
      no: 'ownersNotTold',
      yesText: 'owners are told when a proposal is ready',
      noText: 'owners are not told when a proposal is ready',
    },
    {
      yes: 'authorsTold',
      no: 'authorsNotTold',
      yesText: 'authors are told when their change is applied',
      noText: 'authors are not told when their change is applied',
    },
  ],
  rows: (view) =>
    inProduction(view).flatMap((fact) => {
      const visible = fact.visibility;
      if (visible === null) return [];
      return [
        {
          fact,
          name: 'status and notifications',
          values: [visible.stateVisible, visible.ownersTold, visible.authorsTold],
        },
      ];
    }),
});
