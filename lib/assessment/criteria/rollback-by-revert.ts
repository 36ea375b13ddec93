import { awaits } from '@/lib/assessment/criterion';

export const rollbackByRevert = awaits(
  'rollback-by-revert',
  'Whether the way back was used or rehearsed is not looked for yet.',
);
