import { buildsArtifacts } from '@/lib/scan/built-artifacts';
import { releasesOf } from '@/lib/scan/chart-releases';
import { valueAt } from '@/lib/scan/documents/json';
import type { ToolRule } from '@/lib/scan/documents/pipelines/tool-uses';
import type { Inventory } from '@/lib/scan/inventory';
import { declaresClusterObjects, type OtherSign } from '@/lib/scan/object-indicator';
import { countedObjects } from '@/lib/scan/objects-by-group';
import { valuesForCharts } from '@/lib/scan/release-values';
import { defineToolIndicator } from '@/lib/scan/tool-indicator';

/** Scanners of images in pipelines (detection rules SUP-SCAN). Scans of files and of infrastructure code are checks of manifests. */
const scanners: readonly ToolRule[] = [
  { tool: 'Trivy', command: /^trivy\s(.*\s)?(image|i|k8s|kubernetes)\s/ },
  { tool: 'Trivy', action: /trivy-action$/, only: scansImage },
  { tool: 'Trivy', action: /(^|\/)[\w-]*trivy[\w-]*(image|container|scan)[\w-]*$/ },
  { tool: 'Grype', command: /^grype\s/, action: /anchore\/(scan-action|grype)|(^|\/)grype$/ },
  { tool: 'Snyk Container', command: /^snyk\s(.*\s)?container\s+(test|monitor)/, action: /^snyk\/actions\/docker$/ },
  {
    tool: 'Docker Scout',
    command: /^(docker[- ])?scout\s+(cves|quickview|recommendations|compare|policy)|^docker-scout\s/,
    action: /docker\/scout-action$/,
  },
  { tool: 'Clair', command: /^(clairctl|clair-scanner)\s/ },
  { tool: 'Anchore', command: /^(anchore-cli|anchorectl)\s(.*\s)?image\s/ },
  { tool: 'Prisma Cloud', command: /^twistcli\s+images\s+scan/, action: /prisma-cloud-scan$/ },
  { tool: 'Sysdig', command: /^sysdig-cli-scanner\s/, action: /sysdiglabs\/scan-action$/ },
  { tool: 'Wiz', command: /^wiz(cli)?\s+(docker|scan\s+container-image)/ },
  { tool: 'JFrog Xray', command: /^(jf|jfrog)\s+(docker\s+scan|rt\s+build-scan)/ },
  {
    tool: 'registry scan',
    command: /^aws\s+ecr\s+start-image-scan|^gcloud\s+(beta\s+)?artifacts\s+docker\s+images\s+scan/,
  },
  { tool: 'Kubescape', command: /^kubescape\s+scan\s+image\s/ },
  { tool: 'GitLab container scanning', call: /container[-_]scanning/i },
  { tool: 'image scan', call: /(trivy|grype|snyk|image|container|docker)[-_](image[-_])?(vulnerability[-_])?scan/i },
];

/** The action looks at an image unless it is told to look at something else. */
function scansImage(input: (name: string) => string): boolean {
  const type = input('scan-type').toLowerCase();
  return (
    type === 'image' || (type === '' && input('scan-ref') === '') || input('image-ref') !== '' || input('input') !== ''
  );
}

/** Charts of scanners that look at every image that runs in a cluster. */
const inCluster =
  /^(trivy-operator|starboard-operator|kubescape-operator|neuvector|neuvector-core|stackrox-secured-cluster-services|secured-cluster-services|wiz-kubernetes-integration|sysdig-deploy|anchore|anchore-engine|anchore-enterprise|snyk-monitor|image-scanner)$/;

/** Images are looked through for known weaknesses, when they are built or where they run. */
export const imageScanning = defineToolIndicator({
  id: 'image-scanning',
  rules: scanners,
  others: (inventory) => [...operators(inventory), ...registries(inventory), ...ownRegistries(inventory)],
  what: [
    'scanners of images in pipelines: trivy image, grype, snyk container, docker scout and the like',
    'Trivy Operator and other scanners that run in the cluster',
    'scans of registries that Terraform sets up',
  ],
  none: 'No scanner of images was found.',
  found: 'Images are scanned',
  idle: 'A scanner of images is prepared, and nothing that always runs uses it.',
  hiding: /image|docker|container|scan|trivy|grype|vuln|security(?!\/(Secret-Detection|SAST))|build[-_]?(and|push)/i,
  applies: (inventory) => buildsArtifacts(inventory) || declaresClusterObjects(inventory),
  notApplicable: 'No image is built or run from here.',
});

function operators(inventory: Inventory): OtherSign[] {
  const releases = releasesOf(inventory, inCluster).map(({ chart, mark }) => ({ name: chart, mark, works: true }));
  const scanning = countedObjects(inventory, (group) => group === 'platform.stackrox.io' || group === 'apps');
  const objects = scanning.flatMap(({ completeness, group, kind, name, path, objectId, line }) => {
    const isSensor = group === 'platform.stackrox.io' && kind === 'SecuredCluster';
    const isOperator =
      group === 'apps' && kind === 'Deployment' && /^(trivy-operator|starboard-operator)$/.test(name ?? '');
    if (completeness !== 'complete' || !(isSensor || isOperator)) return [];
    return [
      { name: name ?? kind, works: true, mark: { path, objectId, line, note: `${kind} ${name ?? ''} scans images` } },
    ];
  });
  return [...releases, ...objects];
}

/** Registries that scan what is pushed to them. */
function registries({ terraform }: Inventory): OtherSign[] {
  return terraform
    .filter(({ counted }) => counted)
    .flatMap(({ resources, attributes, path, objectId }) =>
      resources.flatMap(({ type, name, line }): OtherSign[] => {
        const isOn = attributes[`${type}.${name}`]?.['image_scanning_configuration.scan_on_push'] === 'true';
        const scans = type === 'aws_ecr_registry_scanning_configuration' || (type === 'aws_ecr_repository' && isOn);
        const mark = { path, objectId, line, note: `${type} ${name} scans what is pushed` };
        return scans ? [{ name: 'registry scan', works: true, mark }] : [];
      }),
    );
}

/** Harbor brings a scanner along; whether images are scanned when they are pushed is a setting of its projects that no file shows. */
function ownRegistries(inventory: Inventory): OtherSign[] {
  const harbor = /^harbor$/;
  if (valuesForCharts(inventory, harbor).some(({ body }) => valueAt(body, 'trivy', 'enabled') === false)) return [];
  return releasesOf(inventory, harbor).map(({ mark }) => ({
    name: 'Harbor',
    works: false,
    mark: { ...mark, note: `${mark.note}, which brings a scanner along` },
  }));
}
