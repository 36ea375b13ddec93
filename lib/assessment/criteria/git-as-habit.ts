import { awaits } from '@/lib/assessment/criterion';

export const gitAsHabit = awaits(
  'git-as-habit',
  'Whether everybody works with branches and pull requests is for the team to say.',
);
