import { awaits } from '@/lib/assessment/criterion';

export const deliveryBaseline = awaits(
  'delivery-baseline',
  'No deployments, changes or incidents are connected that delivery metrics could be made from.',
);
