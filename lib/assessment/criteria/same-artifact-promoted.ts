import { awaits } from '@/lib/assessment/criterion';

export const sameArtifactPromoted = awaits(
  'same-artifact-promoted',
  'The history of versions in each environment is not looked at yet.',
);
