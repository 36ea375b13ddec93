import { awaits } from '@/lib/assessment/criterion';

export const learningFromIncidents = awaits(
  'learning-from-incidents',
  'What followed from incidents is for the team to say.',
);
