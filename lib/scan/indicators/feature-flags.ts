import { releasesOf } from '@/lib/scan/chart-releases';
import { dependencyFile, flagLibrariesIn } from '@/lib/scan/documents/flag-libraries';
import { listAt, objectAt, valueAt } from '@/lib/scan/documents/json';
import type { Resource } from '@/lib/scan/documents/resource';
import { countedFiles } from '@/lib/scan/files-by-path';
import type { Inventory } from '@/lib/scan/inventory';
import { declaresClusterObjects, defineObjectIndicator, type OtherSign } from '@/lib/scan/object-indicator';

const servers =
  /^(unleash(-edge)?|flagsmith|flipt|flagd|go-feature-flag(-relay-proxy|-api)?|relay-proxy|growthbook|open-feature-operator|ld-relay|posthog)$/;
/** Files of flags whose name says what they are. */
const flagFile =
  /(^|\/)([^/]+\.flagd\.(json|ya?ml)|[^/]+\.goff\.(ya?ml|json|toml)|(features?|flags)\.flipt\.ya?ml|features\.ya?ml\.flipt|\.flipt\.ya?ml)$/;
const flagResources =
  /^(launchdarkly_(feature_flag|feature_flag_environment|segment)|unleash_(feature|feature_environment|toggle)\w*|flagsmith_(feature|feature_state|segment)|configcat_(setting|setting_value)\w*|split_(split|split_definition|segment)\w*|statsig_(gate|dynamic_config|experiment)|harness_platform_feature_flag\w*|aws_appconfig_configuration_profile|flipt_flag)$/;

const openFeature = 'openfeature.dev/enabled';

/** Behaviour that is switched apart from deployments (detection rules FF-1). */
export const featureFlags = defineObjectIndicator({
  id: 'feature-flags',
  rules: [
    {
      name: 'OpenFeature',
      group: /^core\.openfeature\.dev$/,
      kinds: /^(FeatureFlag|FeatureFlagConfiguration)$/,
      does: 'declares flags',
      works: declaresFlags,
    },
    {
      name: 'OpenFeature',
      group: /^core\.openfeature\.dev$/,
      kinds: /^(FeatureFlagSource|InProcessConfiguration)$/,
      does: 'brings flags to workloads',
    },
    { name: 'Flipt', group: /^flipt\.io$/, does: 'declares flags' },
    {
      name: 'OpenFeature',
      group: /^(apps)?$/,
      kinds: /^(Deployment|StatefulSet|DaemonSet|Namespace)$/,
      carries: (name) => name === openFeature,
      matches: ({ body }) =>
        isEnabled(valueAt(body ?? undefined, 'spec', 'template', 'metadata', 'annotations', openFeature)),
      does: 'is given flags',
    },
    {
      name: 'flagd',
      group: /^$/,
      kinds: /^ConfigMap$/,
      matches: ({ body }) => Object.keys(objectAt(body ?? undefined, 'data') ?? {}).some((key) => flagFile.test(key)),
      does: 'holds flags',
    },
  ],
  others: (inventory) => [
    ...flagFiles(inventory),
    ...inTerraform(inventory),
    ...libraries(inventory),
    ...installed(inventory),
  ],
  what: [
    'objects and annotations of OpenFeature',
    'files of flags',
    'flags in Terraform',
    'libraries for flags among the dependencies',
    'servers of flags',
  ],
  none: 'Nothing here switches features apart from deployments.',
  found: 'Feature flags are declared',
  idle: 'What feature flags need is here; no flag is declared in Git.',
  applies: (inventory) => declaresClusterObjects(inventory) || countedFiles(inventory, dependencyFile).length > 0,
  notApplicable: 'Neither an application nor a Kubernetes object is here.',
});

function isEnabled(value: unknown): boolean {
  return value === true || value === 'true' || value === 'enabled';
}

function declaresFlags({ body }: Resource): boolean | null {
  const flags = valueAt(body ?? undefined, 'spec', 'flagSpec') ?? valueAt(body ?? undefined, 'spec', 'featureFlagSpec');
  if (typeof flags === 'string') return null;
  const named = objectAt(flags, 'flags');
  return named ? Object.keys(named).length > 0 : listAt(flags, 'flags').length > 0;
}

function flagFiles(inventory: Inventory): OtherSign[] {
  return countedFiles(inventory, flagFile).map(({ path, objectId }) => ({
    name: 'file of flags',
    works: true,
    mark: { path, objectId, line: 1, note: 'declares flags' },
  }));
}

function inTerraform({ terraform }: Inventory): OtherSign[] {
  return terraform
    .filter(({ counted }) => counted)
    .flatMap(({ path, objectId, resources }) =>
      resources
        .filter(({ type }) => flagResources.test(type))
        .map(({ type, name, line }) => ({
          name: type.split('_')[0] ?? type,
          works: true,
          mark: { path, objectId, line, note: `${type} ${name} declares a flag` },
        })),
    );
}

/** A library that can ask for flags says nothing of flags that there are. */
function libraries(inventory: Inventory): OtherSign[] {
  return countedFiles(inventory, dependencyFile).flatMap(({ path, objectId }) =>
    flagLibrariesIn(inventory.texts.get(path) ?? '').map(({ name, line }) => ({
      name,
      works: false,
      mark: { path, objectId, line, note: `depends on ${name}` },
    })),
  );
}

function installed(inventory: Inventory): OtherSign[] {
  return releasesOf(inventory, servers).map(({ chart, mark }) => ({ name: chart, works: false, mark }));
}
