import { awaits } from '@/lib/assessment/criterion';

export const automatedPromotion = awaits(
  'automated-promotion',
  'What moves versions between environments is not looked for yet.',
);
