import { type Change, type Edit, replace, setImageTag, together, told, write } from '@/lib/sample/change';
import { promotionStages } from '@/lib/sample/fleet';
import { registry, workload } from '@/lib/sample/manifests';
import { bots, people } from '@/lib/sample/people';
import { type ReleasePlan, releaseChanges, type Stage } from '@/lib/sample/releases';
import { inTurn, playChanges, type SampleRepository } from '@/lib/sample/repository';
import {
  addOnTemplate,
  checkWorkflow,
  codeOwners,
  copiedFleet,
  entryOf,
  firstShops,
  imageOf,
  name,
  overlayOf,
  pilots,
  policySet,
  policyTemplate,
  type Service,
  scalesException,
  serviceNames,
  services,
  shopTemplate,
  toTemplates,
} from '@/lib/sample/teams/stores-files';
import { reviewChecklist } from '@/lib/sample/workflows';

const { marek, hana, jonas } = people.stores;

const laterShops = ['store-155', 'store-168', 'store-173', 'store-180', 'store-192', 'store-207', 'store-215'];

/** Working days before the day of generation when copies became templates. */
const templated = 181;

/**
 * Holds Level 3: a cluster in every shop, rendered from one definition, in waves, under one set of policies. A year ago each shop had
 * its own copy of everything. One exception has ended, and nobody has taken it away.
 */
export function storesRepository(day: Date): SampleRepository {
  return playChanges(name, [...story(day), ...storesReleases().flatMap(releaseChanges)], day);
}

function story(day: Date): Change[] {
  return [
    told(285, [marek, 'push'], 'Start the fleet with five shops', write(copiedFleet())),
    told(
      283,
      [hana, 'merge'],
      'Check and review every change',
      write({ '.github/workflows/check.yml': checkWorkflow(['clusters/*']), '.github/CODEOWNERS': codeOwners }),
      { mergedBy: marek },
    ),
    told(templated, [hana, 'merge'], 'Render every shop from one definition', toTemplates(), { mergedBy: marek }),
    told(
      176,
      [jonas, 'squash'],
      'Let Kargo propose the next ring',
      write({
        'hub/promotion/stages.yaml': promotionStages('stores', [
          { name: 'staging' },
          { name: 'pilot', after: 'staging' },
          { name: 'production', after: 'pilot' },
        ]),
      }),
    ),
    ...laterShops.map((shop, index) => ({
      ago: 170 - index * 17,
      minutes: 640,
      author: index % 2 === 0 ? jonas : hana,
      route: 'squash' as const,
      title: `Open ${shop}`,
      edit: write(entryOf(shop)),
    })),
    told(149, [marek, 'merge'], 'Bring the policies of the shops', write(policySet()), { mergedBy: marek }),
    told(
      121,
      [hana, 'merge'],
      'Send changes out in waves',
      write({ 'hub/shops.yaml': shopTemplate(true), 'hub/add-ons.yaml': addOnTemplate(true) }),
      { mergedBy: marek },
    ),
    told(
      106,
      [marek, 'squash'],
      'Tell reviewers what to look at',
      write({ '.github/pull_request_template.md': reviewChecklist }),
    ),
    told(
      98,
      [jonas, 'squash'],
      'Excuse the old scales from probes until they are replaced',
      together(
        write({ 'policies/scales.yaml': scalesException(day) }),
        replace('policies/kustomization.yaml', 'resources:\n', 'resources:\n  - scales.yaml\n'),
      ),
    ),
    told(
      73,
      [marek, 'merge'],
      'Policies in waves, from a fixed version',
      write({ 'hub/policies.yaml': policyTemplate({ waves: true, revision: 'policies-1.4.0' }) }),
      { mergedBy: marek },
    ),
    told(
      44,
      [hana, 'squash'],
      'Watch tills in the lab with a diagnostics pod',
      together(
        write({
          'apps/overlays/staging/diagnostics.yaml': workload({
            name: 'diagnostics',
            image: `${registry}/stores/diagnostics:latest`,
            replicas: 1,
          }),
        }),
        replace(overlayOf('staging'), 'resources:\n', 'resources:\n  - diagnostics.yaml\n'),
      ),
    ),
    told(
      19,
      [jonas, 'squash'],
      'Newer policies for all shops',
      replace('hub/policies.yaml', 'policies-1.4.0', 'policies-1.5.0'),
    ),
  ];
}

/** The releases of its services. */
export function storesReleases(): ReleasePlan[] {
  return serviceNames.map(planOf);
}

function planOf(service: Service): ReleasePlan {
  const squash = inTurn(['squash']);
  const stages: Stage[] = [
    {
      name: 'staging',
      after: [0, 0],
      by: [bots.builder],
      route: () => 'push',
      set: setVersion(service, 'staging', []),
    },
    {
      name: 'pilot',
      after: [0.5, 1.5],
      by: [bots.kargo],
      mergedBy: hana,
      route: squash,
      set: setVersion(
        service,
        'pilot',
        firstShops.filter((shop) => pilots.has(shop)),
      ),
    },
    {
      name: 'production',
      after: [1, 3],
      by: [marek, hana, jonas],
      mergedBy: marek,
      route: inTurn(['squash', 'merge']),
      set: setVersion(
        service,
        'production',
        firstShops.filter((shop) => !pilots.has(shop)),
      ),
    },
  ];
  return { service, first: services[service], from: 274, every: [7, 14], stages, trouble: 0.09, onCall: jonas };
}

/** A ring has one file; before there were rings, every shop had its own copy. */
function setVersion(service: Service, ring: string, copies: readonly string[]): (version: string) => Edit {
  return (version) => (files) => {
    if (files.has(overlayOf(ring))) return setImageTag(overlayOf(ring), imageOf(service), version)(files);
    const copied = ring === 'staging' ? ['lab'] : copies;
    const set = copied.map((shop) =>
      replace(`clusters/${shop}/${service}.yaml`, /(?<=stores\/[\w-]+:)[\d.]+/, version),
    );
    return together(...set)(files);
  };
}
