import { awaits } from '@/lib/assessment/criterion';

export const deployPathDocumented = awaits(
  'deploy-path-documented',
  'Documentation of the way to production is not looked for yet.',
);
