import { awaits } from '@/lib/assessment/criterion';

export const openToProposals = awaits(
  'open-to-proposals',
  'Who may read and propose is known to the Git host, which is not connected.',
);
