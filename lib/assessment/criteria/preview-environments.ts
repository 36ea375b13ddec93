import { awaits } from '@/lib/assessment/criterion';

export const previewEnvironments = awaits(
  'preview-environments',
  'Temporary environments of pull requests are not looked for yet.',
);
