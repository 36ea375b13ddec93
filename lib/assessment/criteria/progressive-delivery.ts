import { awaits } from '@/lib/assessment/criterion';

export const progressiveDelivery = awaits(
  'progressive-delivery',
  'How new versions are rolled out is not looked for yet.',
);
