import { awaits } from '@/lib/assessment/criterion';

export const rebuildRehearsed = awaits(
  'rebuild-rehearsed',
  'When an environment was last rebuilt is for the platform team to say.',
);
