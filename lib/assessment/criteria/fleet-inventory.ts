import { awaits } from '@/lib/assessment/criterion';

export const fleetInventory = awaits(
  'fleet-inventory',
  'What runs where is known to the agents in operation, and none is connected.',
);
