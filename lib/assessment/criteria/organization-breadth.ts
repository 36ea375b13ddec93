import { awaits } from '@/lib/assessment/criterion';

export const organizationBreadth = awaits(
  'organization-breadth',
  'How much of the whole organization is under an agent cannot be told from the repositories of one team.',
);
