import { awaits } from '@/lib/assessment/criterion';

export const improvementLoop = awaits(
  'improvement-loop',
  'No finished step and no review of delivery data is recorded in Cairn.',
);
