import { awaits } from '@/lib/assessment/criterion';

export const changeObserved = awaits(
  'change-observed',
  'Dashboards, alerts and objectives in Git are not looked for yet.',
);
