import { awaits } from '@/lib/assessment/criterion';

export const riskBasedAutomation = awaits(
  'risk-based-automation',
  'Bots that open and merge changes are not looked for yet.',
);
