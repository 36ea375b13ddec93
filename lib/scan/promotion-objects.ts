import { isObject, listAt, objectAt, textAt, valueAt } from '@/lib/scan/documents/json';
import type { Resource } from '@/lib/scan/documents/resource';
import type { Mark } from '@/lib/scan/indicator';

/** Something that brings a version to the next environment. */
export interface Promotion {
  tool: string;
  /** It moves versions between environments; one that only writes a new version somewhere is half of it. */
  moves: boolean;
  /** What has to be passed before: a verification, a soak time, a check, a review. */
  gates: string[];
  mark: Mark;
}

/** API groups of objects that promote versions. */
export const promotionGroups: ReadonlySet<string> = new Set([
  'kargo.akuity.io',
  'promoter.argoproj.io',
  'config.projectsveltos.io',
  'deploy.cloud.google.com',
]);

/** Reads an object that promotes versions; null where it is none, or does nothing. */
export function readPromotion(resource: Resource): Promotion | null {
  switch (`${resource.group}/${resource.kind}`) {
    case 'kargo.akuity.io/Stage':
      return readStage(resource);
    case 'promoter.argoproj.io/PromotionStrategy':
      return readStrategy(resource);
    case 'config.projectsveltos.io/ClusterPromotion':
      return readClusterPromotion(resource);
    case 'deploy.cloud.google.com/DeliveryPipeline':
      return readDeliveryPipeline(resource);
    default:
      return null;
  }
}

function promotionOf(
  resource: Resource,
  tool: string,
  key: string[],
  gates: (string | false)[],
  does: string,
): Promotion {
  const { path, objectId, line, rootKey, kind, name } = resource;
  const found = gates.filter((gate) => gate !== false);
  const behind = found.length > 0 ? `, behind ${found.join(', ')}` : '';
  return {
    tool,
    moves: true,
    gates: found,
    mark: { path, objectId, line, key: [...rootKey, ...key], note: `${kind} ${name ?? ''} ${does}${behind}` },
  };
}

/** A stage without steps only gathers freight for others. */
function readStage(resource: Resource): Promotion | null {
  const spec = objectAt(resource.body ?? undefined, 'spec');
  const steps = valueAt(spec, 'promotionTemplate', 'spec', 'steps') ?? valueAt(spec, 'promotionMechanisms');
  if (steps === undefined || steps === null || (Array.isArray(steps) && steps.length === 0)) return null;
  const uses = listAt(spec, 'promotionTemplate', 'spec', 'steps').flatMap((step) => textAt(step, 'uses') ?? []);
  const waits = listAt(spec, 'requestedFreight').some(
    (freight) => valueAt(freight, 'sources', 'requiredSoakTime') !== undefined,
  );
  return promotionOf(
    resource,
    'Kargo',
    ['spec'],
    [
      isObject(valueAt(spec, 'verification')) && 'a verification',
      waits && 'a soak time',
      uses.some((name) => /^(git-wait-for-pr|wait-for-approval)$/.test(name)) && 'a review',
    ],
    'takes in versions',
  );
}

function readStrategy(resource: Resource): Promotion | null {
  const spec = objectAt(resource.body ?? undefined, 'spec');
  const environments = listAt(spec, 'environments');
  if (environments.length < 2) return null;
  const all = [spec, ...environments];
  const checks = ['activeCommitStatuses', 'proposedCommitStatuses'].some((key) =>
    all.some((each) => listAt(each, key).length > 0),
  );
  const isReviewed = environments.some((each) => valueAt(each, 'autoMerge') === false);
  return promotionOf(
    resource,
    'GitOps Promoter',
    ['spec', 'environments'],
    [checks && 'checks', isReviewed && 'a review'],
    `promotes over ${environments.length} environments`,
  );
}

function readClusterPromotion(resource: Resource): Promotion | null {
  const stages = listAt(resource.body ?? undefined, 'spec', 'stages');
  if (stages.length < 2) return null;
  const waits = stages.some((stage) => valueAt(stage, 'trigger', 'auto', 'delay') !== undefined);
  const checks = stages.some((stage) =>
    ['preHealthCheckDeployment', 'postDelayHealthChecks', 'validateHealths'].some((key) =>
      JSON.stringify(stage).includes(`"${key}"`),
    ),
  );
  const manual = stages.some((stage) => objectAt(stage, 'trigger', 'manual'));
  return promotionOf(
    resource,
    'Sveltos',
    ['spec', 'stages'],
    [waits && 'a soak time', checks && 'health checks', manual && 'a review'],
    `promotes over ${stages.length} stages`,
  );
}

function readDeliveryPipeline(resource: Resource): Promotion | null {
  const stages = listAt(resource.body ?? undefined, 'serialPipeline', 'stages');
  if (stages.length < 2) return null;
  const verifies = stages.some((stage) => JSON.stringify(stage).includes('"verify":true'));
  return promotionOf(
    resource,
    'Cloud Deploy',
    ['serialPipeline'],
    [verifies && 'a verification'],
    `promotes over ${stages.length} stages`,
  );
}
