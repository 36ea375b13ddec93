import { awaits } from '@/lib/assessment/criterion';

export const traceableAudit = awaits(
  'traceable-audit',
  'Approvals and checks are known to the Git host, which is not connected.',
);
