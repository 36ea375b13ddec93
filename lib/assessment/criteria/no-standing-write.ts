import { awaits } from '@/lib/assessment/criterion';

export const noStandingWrite = awaits(
  'no-standing-write',
  'Who may write to production is known to the cluster, which is not connected.',
);
