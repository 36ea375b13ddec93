import { awaits } from '@/lib/assessment/criterion';

export const responsiveReview = awaits(
  'responsive-review',
  'Waiting times of reviews are known to the Git host, which is not connected.',
);
