import { awaits } from '@/lib/assessment/criterion';

export const fleetSyncObjective = awaits(
  'fleet-sync-objective',
  'How many applications are in sync is known to the agents in operation, and none is connected.',
);
