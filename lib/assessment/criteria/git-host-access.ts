import { awaits } from '@/lib/assessment/criterion';

export const gitHostAccess = awaits(
  'git-host-access',
  'Sign-in rules and administrators are known to the Git host, which is not connected.',
);
