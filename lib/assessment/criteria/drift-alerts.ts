import { awaits } from '@/lib/assessment/criterion';

export const driftAlerts = awaits(
  'drift-alerts',
  'Only the agent in operation shows its alerts and the time out of sync.',
);
