import { awaits } from '@/lib/assessment/criterion';

export const renderedDiff = awaits(
  'rendered-diff',
  'Whether pull requests show the effect of a change is not looked for yet.',
);
