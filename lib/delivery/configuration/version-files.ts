import { assignmentFacts, tagFileFacts } from '@/lib/delivery/configuration/assignment-facts';
import { type BraceForm, braceFacts } from '@/lib/delivery/configuration/brace-facts';
import type { VersionFact } from '@/lib/delivery/configuration/version-fact';
import { type PlainForm, yamlFacts } from '@/lib/delivery/configuration/yaml-facts';
import { nameOf } from '@/lib/scan/documents/folder';
import { isChartPath, isValuesPath } from '@/lib/scan/documents/helm';
import { isHelmfilePath } from '@/lib/scan/documents/helmfile';
import { isKustomizationPath } from '@/lib/scan/documents/kustomize';
import { pipelineSystemOf } from '@/lib/scan/documents/pipelines/select';
import { remember } from '@/lib/scan/documents/remember';

/** How a file that can hold versions is read. */
export type VersionReader = PlainForm | BraceForm | 'assignments' | 'tag';

const yamlFile = /\.(ya?ml|json)(\.gotmpl|\.tmpl)?$/i;
const assignmentFile = /\.(env|properties)$|(^|\/)\.?env(\.[\w-]+)?$/i;
const versionsFile = /(^|[-_./])(versions?|tags?|images?|image-?tags?|releases)\.(ya?ml|json)$/i;
/** As is one called `versions-production.json`, and one in a folder of them. */
const versionsPlace =
  /(^|\/)((image|docker|app)[-_]?)?(versions|tags)([-_.][\w-]+\.(ya?ml|json)$|\/([^/]+\/)*[^/]+\.(ya?ml|json)$)/i;
/** Texts in such a folder. */
const tagText = /(^|\/)((image|docker|app)[-_]?)?(versions|tags)\/([^/]+\/)*[^/]+\.txt$/i;
/** A folder of tag files, in which every name is that of a service or an environment. */
const tagFolder = /(^|\/)((image|docker|app)[-_]?)?(versions|tags)\//i;
const writeBack = /(^|\/)\.argocd-source-[^/]+\.ya?ml$/;
/** Files of tools, of people and of builds. */
const neverVersions =
  /(^|\/)(package|package-lock|composer|tsconfig[^/]*|renovate|mkdocs|dependabot|skaffold|buf(\.gen|\.work)?|ct|cr|codecov|Taskfile|Pulumi|openapi|swagger|galaxy|pnpm-lock|go|secrets?)\.(json5?|ya?ml)$|\.schema\.json$|(^|\/)dashboards?\/[^/]*\.json$|\.(enc|sops)\.[\w.]+$|(^|[-_./])(?<!(external|sealed)-)secrets?\.[^/]*$/i;
/** Files without an ending that hold no version of a service. */
const otherPlain =
  /^(Makefile|Dockerfile|Jenkinsfile|Justfile|Procfile|Gemfile|Vagrantfile|Tiltfile|Kustomization|LICENSE|LICENCE|NOTICE|README|CHANGELOG|AUTHORS|MAINTAINERS|CODEOWNERS|OWNERS|OWNERS_ALIASES|CONTRIBUTING|BUILD|WORKSPACE|Containerfile|Caddyfile|Brewfile|Berksfile|Puppetfile)$/i;
/** Compositions of containers: those that are called so are for the machines of developers. */
const composition = /(^|\/)(docker-)?compose([-_.][^/]*)?\.ya?ml$/i;
const localComposition =
  /[-_.](dev(el(opment)?)?|local|test(ing|s)?|ci|e2e|override|debug|build|example|sample)\.ya?ml$/i;
const hiddenFolder = /(^|\/)\.(?!env)[^/]+\//;
const singleValueFile = /\.(tag|version)$|^(image[-_]?)?(tag|version)\.txt$/i;

/** The reader that a path needs; null where the file holds no version that is deployed. Depends on the path alone. */
export const versionReaderOf = remember(findReader, 50_000);

function findReader(path: string): VersionReader | null {
  if (hiddenFolder.test(path) || pipelineSystemOf(path) !== null || neverVersions.test(path)) return null;
  if (writeBack.test(path)) return 'write-back';
  if (isKustomizationPath(path)) return 'kustomization';
  if (composition.test(path)) return localComposition.test(path) ? null : 'composition';
  if (isChartPath(path)) return 'chart';
  if (isHelmfilePath(path)) return 'helmfile';
  if (/\.tfvars$/.test(path)) return 'variables';
  if (assignmentFile.test(path)) return 'assignments';
  if (isValuesPath(path)) return 'values';
  if (versionsFile.test(path) || versionsPlace.test(path)) return 'versions';
  if (yamlFile.test(path)) return 'plain';
  const form = braceFormOf(path);
  if (form !== null) return form;
  const name = nameOf(path);
  if (singleValueFile.test(name) || tagText.test(path)) return 'tag';
  // A tag file at the top of a repository is the version of the repository itself.
  const isOther = otherPlain.test(name) && !tagFolder.test(path);
  return !name.includes('.') && path.includes('/') && !isOther ? 'tag' : null;
}

function braceFormOf(path: string): BraceForm | null {
  if (/\.(tf|tofu)$|(^|\/)terragrunt\.hcl$/.test(path)) return 'terraform';
  if (/\.nomad(\.hcl)?$/.test(path)) return 'nomad';
  return /\.(jsonnet|libsonnet|cue|k)$/.test(path) ? 'program' : null;
}

/** Reads the versions of a file. Null where it cannot be read as what it is: what it sets is unknown. */
export function readVersions(reader: VersionReader, text: string): readonly VersionFact[] | null {
  switch (reader) {
    case 'assignments':
      return assignmentFacts(text);
    case 'tag':
      return text.length > longestTagFile ? [] : tagFileFacts(text);
    case 'terraform':
    case 'variables':
    case 'nomad':
    case 'program':
      return braceFacts(text, reader);
    default:
      return yamlFacts(text, reader);
  }
}

/** Characters. A longer file without an ending is a program or a text. */
const longestTagFile = 4_000;
