import { type Change, type Edit, remove, replace, setValuesTag, together, told, write } from '@/lib/sample/change';
import { fluxBootstrap } from '@/lib/sample/flux';
import { bots, people } from '@/lib/sample/people';
import { type ReleasePlan, releaseChanges, type Stage } from '@/lib/sample/releases';
import { inTurn, playChanges, type SampleRepository, urlOf } from '@/lib/sample/repository';
import {
  appsOf,
  chartAndValues,
  checkWorkflow,
  clusterOf,
  deployWorkflow,
  type Environment,
  encrypted,
  imageAutomation,
  imageOf,
  name,
  readmeAfter,
  readmeBefore,
  releaseOf,
  type Service,
  serviceNames,
  services,
  valuesOf,
} from '@/lib/sample/teams/catalogue-files';

const { ravi, elif, dario } = people.catalogue;

/** Working days before the day of generation when Flux took over. */
const movedToFlux = 146;
/** The same, when pictures were suspended. */
const suspended = 26;

/**
 * Holds Level 1: Flux keeps its cluster in shape, since a push pipeline was given up in spring. One Kustomization is suspended, the
 * branch is open, and every third change is pushed.
 */
export function catalogueRepository(day: Date): SampleRepository {
  return playChanges(name, [...story(), ...catalogueReleases().flatMap(releaseChanges)], day);
}

function story(): Change[] {
  return [
    told(284, [ravi, 'push'], 'One chart for the three services', write(chartAndValues())),
    told(
      283,
      [ravi, 'push'],
      'Deploy with Helm on every push',
      write({ '.github/workflows/deploy.yml': deployWorkflow() }),
    ),
    told(274, [elif, 'squash'], 'Start a README', write({ 'README.md': readmeBefore })),
    told(
      movedToFlux + 1,
      [elif, 'merge'],
      'Let Flux take staging',
      (files) =>
        write({
          ...fluxBootstrap('staging', urlOf(name)),
          ...clusterOf('staging'),
          ...imageAutomation(),
          ...appsOf('staging', files),
        })(files),
      { mergedBy: ravi },
    ),
    told(
      movedToFlux,
      [elif, 'merge'],
      'Let Flux take production, and stop pushing',
      (files) =>
        together(
          write({
            ...fluxBootstrap('production', urlOf(name)),
            ...clusterOf('production'),
            ...appsOf('production', files),
            'README.md': readmeAfter,
          }),
          remove('values', '.github/workflows/deploy.yml'),
        )(files),
      { mergedBy: ravi },
    ),
    told(
      139,
      [dario, 'squash'],
      'Lint the chart in pull requests',
      write({ '.github/workflows/check.yml': checkWorkflow() }),
    ),
    told(
      122,
      [elif, 'squash'],
      'Encrypt the credentials of search',
      together(
        write(encrypted),
        replace(
          'clusters/production/search.yaml',
          'wait: true\n',
          'wait: true\n  decryption:\n    provider: sops\n    secretRef:\n      name: sops-age\n',
        ),
        replace(
          'apps/production/search/kustomization.yaml',
          '  - release.yaml\n',
          '  - release.yaml\n  - credentials.yaml\n',
        ),
      ),
    ),
    told(
      101,
      [ravi, 'push'],
      'More replicas of search for the holidays',
      replace(releaseOf('production', 'search'), 'replicas: 2', 'replicas: 4'),
      { minutes: 900 },
    ),
    told(
      67,
      [dario, 'push'],
      'Tell Flux to leave staging of pictures alone',
      replace('clusters/staging/pictures.yaml', 'interval: 10m', 'interval: 30m'),
      { minutes: 930 },
    ),
    told(
      suspended,
      [dario, 'push'],
      'Suspend pictures until all thumbnails are made anew',
      replace(
        'clusters/production/pictures.yaml',
        'prune: true\n',
        'prune: true\n  # Until all thumbnails are made anew (Dario).\n  suspend: true\n',
      ),
      { minutes: 870 },
    ),
    told(
      8,
      [ravi, 'push'],
      'Log less in search',
      replace(releaseOf('production', 'search'), 'logLevel: info', 'logLevel: warn'),
      { minutes: 845 },
    ),
  ];
}

/** The releases of its services. */
export function catalogueReleases(): ReleasePlan[] {
  return serviceNames.map(planOf);
}

function planOf(service: Service): ReleasePlan {
  const route = inTurn(['squash', 'merge', 'push']);
  const stages: Stage[] = [
    { name: 'staging', after: [0, 0], by: [bots.flux], route: () => 'push', set: setVersion('staging', service) },
    {
      name: 'production',
      after: [0.8, 3.5],
      by: [ravi, elif, dario],
      route,
      set: setVersion('production', service),
    },
  ];
  const until = service === 'pictures' ? suspended + 1 : 0;
  return { service, first: services[service], from: 272, until, every: [5, 12], stages, trouble: 0.16, onCall: dario };
}

/** Before Flux the version stands in a values file, afterwards in the release. */
function setVersion(environment: Environment, service: Service): (version: string) => Edit {
  const [release, values] = [releaseOf(environment, service), valuesOf(environment, service)];
  return (version) => (files) => setValuesTag(files.has(release) ? release : values, imageOf(service), version)(files);
}
