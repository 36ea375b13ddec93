import { awaits } from '@/lib/assessment/criterion';

export const teamAutonomy = awaits(
  'team-autonomy',
  'Whether the team releases when it decides to is for the team to say.',
);
