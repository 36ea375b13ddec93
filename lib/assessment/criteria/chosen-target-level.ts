import { awaits } from '@/lib/assessment/criterion';

export const chosenTargetLevel = awaits(
  'chosen-target-level',
  'Target levels and their reasons are kept in the records of Cairn, and none are known here.',
);
