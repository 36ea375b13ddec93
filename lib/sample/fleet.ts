import { syncPolicy } from '@/lib/sample/argo-cd';
import { indent } from '@/lib/sample/manifests';

/** The order in which targets take a change: each wave waits until the one before is healthy. */
const inWaves = `  strategy:
    type: RollingSync
    rollingSync:
      steps:
        - matchExpressions:
            - key: wave
              operator: In
              values: [pilot]
        - matchExpressions:
            - key: wave
              operator: In
              values: [first]
          maxUpdate: 50%
        - matchExpressions:
            - key: wave
              operator: In
              values: [rest]
          maxUpdate: 25%
`;

export interface FleetTemplate {
  name: string;
  /** YAML of a second generator, rendered with each cluster. */
  each?: string;
  /** YAML below `source`. */
  source: string;
  /** Whether it goes out in waves, or to every target at once. */
  waves: boolean;
}

/** An ApplicationSet over every production cluster that the hub knows. */
export function fleetTemplate({ name, each, source, waves }: FleetTemplate): string {
  const clusters = '- clusters:\n    selector:\n      matchLabels:\n        environment: production\n';
  const generators =
    each === undefined
      ? indent(clusters, 4)
      : `    - matrix:\n        generators:\n${indent(clusters, 10)}${indent(each, 10)}`;
  return `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata:
  name: ${name}
  namespace: argocd
spec:
  goTemplate: true
  goTemplateOptions: ["missingkey=error"]
  generators:
${generators}${waves ? inWaves : ''}  template:
    metadata:
      name: "${name}-{{.name}}"
      labels:
        wave: '{{index .metadata.labels "wave"}}'
    spec:
      project: stores
      source:
${indent(source, 8)}      destination:
        server: "{{.server}}"
        namespace: ${name}
${syncPolicy('self-healing', 6)}`;
}

/** Files of a repository as the source of a template. */
export function filesSource(url: string, path: string, revision = 'main'): string {
  return `repoURL: ${url}\ntargetRevision: ${revision}\npath: ${path}\n`;
}

export interface PromotionStage {
  name: string;
  /** The stage whose versions it takes; from the registry where there is none. */
  after?: string;
}

/** Kargo's stages: a version goes on once it is healthy in the stage before. */
export function promotionStages(warehouse: string, stages: readonly PromotionStage[]): string {
  return stages
    .map(
      ({ name, after }) => `apiVersion: kargo.akuity.io/v1alpha1
kind: Stage
metadata:
  name: ${name}
  namespace: stores
spec:
  requestedFreight:
    - origin:
        kind: Warehouse
        name: ${warehouse}
      sources:
${after === undefined ? '        direct: true\n' : `        stages: [${after}]\n`}`,
    )
    .join('---\n');
}
