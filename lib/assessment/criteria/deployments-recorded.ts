import { awaits } from '@/lib/assessment/criterion';

export const deploymentsRecorded = awaits(
  'deployments-recorded',
  'Records of deployments are kept by the Git host, the pipeline or the agent, and none of them is connected.',
);
