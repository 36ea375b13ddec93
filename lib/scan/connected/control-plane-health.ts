import { defineSettingsIndicator } from '@/lib/scan/connected/view/settings-indicator';

/** The agent's own installation: room, a supported version, and measures that raise alerts. */
export const controlPlaneHealth = defineSettingsIndicator({
  id: 'control-plane-health',
  needs: 'runtime',
  what: "the agent's own installation",
  everyRepository: false,
  settings: [
    {
      yes: 'distributed',
      no: 'notDistributed',
      yesText: 'the control plane is distributed as its targets ask for',
      noText: 'the control plane is not distributed as its targets ask for',
    },
    {
      yes: 'supportedVersion',
      no: 'unsupportedVersion',
      yesText: 'its version is supported',
      noText: 'its version is no longer supported',
    },
    {
      yes: 'watched',
      no: 'notWatched',
      yesText: 'queue, reconcile time and Git limits raise alerts',
      noText: 'queue, reconcile time and Git limits raise no alerts',
    },
  ],
  rows: ({ runtimes }) =>
    runtimes.flatMap((fact) => {
      const plane = fact.controlPlane;
      if (plane === null) return [];
      return [{ fact, name: 'control plane', values: [plane.distributed, plane.supportedVersion, plane.watched] }];
    }),
});
