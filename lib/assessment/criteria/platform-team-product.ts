import { awaits } from '@/lib/assessment/criterion';

export const platformTeamProduct = awaits(
  'platform-team-product',
  'Who looks after the platform, and how, is for its team to say.',
);
