import { awaits } from '@/lib/assessment/criterion';

export const selfServiceInfrastructure = awaits(
  'self-service-infrastructure',
  'How requests for infrastructure are served is for the team to say.',
);
