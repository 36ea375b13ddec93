import { agentCoverage } from '@/lib/scan/agent-coverage';
import { agentInstallations } from '@/lib/scan/agent-installations';
import { controlPlaneSigns } from '@/lib/scan/control-plane-signs';
import { isSet } from '@/lib/scan/object-fields';
import { defineObjectIndicator } from '@/lib/scan/object-indicator';

/** The control plane of the agent is given more room than it comes with. */
export const controlPlaneScaling = defineObjectIndicator({
  id: 'control-plane-scaling',
  rules: [
    {
      name: 'shards',
      group: /\.toolkit\.fluxcd\.io$/,
      matches: isSet('metadata', 'labels', 'sharding.fluxcd.io/key'),
      does: 'is given to a shard',
    },
  ],
  others: controlPlaneSigns,
  what: [
    'replicas, shards and manifests for high availability of Argo CD',
    'concurrency, shards and size of the controllers of Flux',
  ],
  none: 'The agent is installed from here as it comes: no replicas, shards or concurrency were set.',
  found: 'The control plane is given room',
  idle: 'No replica or shard shares the work: single replicas do more at a time, or what would share it is switched off.',
  applies: (inventory) => agentInstallations(inventory, agentCoverage(inventory)).length > 0,
  notApplicable: 'No agent is installed from here.',
});
