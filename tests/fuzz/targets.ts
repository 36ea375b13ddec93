import { documentTargets } from '@/tests/fuzz/document-targets';
import { otherTargets } from '@/tests/fuzz/other-targets';
import { pipelineTargets } from '@/tests/fuzz/pipeline-targets';
import { repositoryTargets } from '@/tests/fuzz/repository-targets';
import type { FuzzTarget } from '@/tests/fuzz/target';

/** Every reader of what strangers write, by the name that `npm run fuzz` takes. */
export const targets: Readonly<Record<string, FuzzTarget>> = {
  ...documentTargets,
  ...pipelineTargets,
  ...repositoryTargets,
  ...otherTargets,
};

/** @throws when there is no reader of this name; the message lists all. */
export function targetNamed(name: string): FuzzTarget {
  const target = targets[name];
  if (target) return target;
  throw new Error(`There is no reader ${name}. Readers: ${Object.keys(targets).sort().join(', ')}`);
}
