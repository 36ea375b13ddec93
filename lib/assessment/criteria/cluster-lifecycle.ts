import { awaits } from '@/lib/assessment/criterion';

export const clusterLifecycle = awaits(
  'cluster-lifecycle',
  'How clusters are created, upgraded and replaced is not looked for yet.',
);
