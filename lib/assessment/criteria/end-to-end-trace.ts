import { awaits } from '@/lib/assessment/criterion';

export const endToEndTrace = awaits(
  'end-to-end-trace',
  'Running versions are known to the agent or the registry, and neither is connected.',
);
