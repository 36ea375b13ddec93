import { awaits } from '@/lib/assessment/criterion';

export const devAndOpsTogether = awaits(
  'dev-and-ops-together',
  'Which kinds of people work in the deploy repositories is for the team to say.',
);
