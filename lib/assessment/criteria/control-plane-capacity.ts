import { awaits } from '@/lib/assessment/criterion';

export const controlPlaneCapacity = awaits(
  'control-plane-capacity',
  'Only the agent in operation shows its load and its upgrades.',
);
