import { awaits } from '@/lib/assessment/criterion';

export const independentReview = awaits(
  'independent-review',
  'Reviews are known to the Git host, which is not connected.',
);
