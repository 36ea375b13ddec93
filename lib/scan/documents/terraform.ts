import { type HclBlock, readHcl } from '@/lib/scan/documents/terraform-hcl';
import { readTerraformJson } from '@/lib/scan/documents/terraform-json';
import { objectOfResource } from '@/lib/scan/documents/terraform-objects';
import { isSecretStoreType } from '@/lib/scan/documents/terraform-secret-stores';
import { withoutSecretAttributes, withoutSecretValues } from '@/lib/scan/documents/terraform-secrets';

/** What the bytes of one Terraform or OpenTofu file tell; cached by blob. */
export interface TerraformFacts {
  /** Kind of the backend block (`s3`, `gcs`, `cloud` …), or null. */
  backend: string | null;
  modules: {
    name: string;
    source: string;
    version: string | null;
    line: number;
    /** Names of add-ons that its inputs switch on (`enable_cert_manager = true`, entries of `cluster_addons`), without their prefix. */
    addOns?: string[];
  }[];
  /** Resources, and what is looked up in stores of secrets, by its address: `data.vault_generic_secret`. */
  resources: { type: string; name: string; line: number }[];
  providers: { name: string; version: string | null; line: number }[];
  /** It sets up a provider, which what others build from leaves to them. */
  configures: boolean;
  /** String attributes of resources that rules read (helm_release chart and version …), by `type.name`. */
  attributes: Record<string, Record<string, string>>;
  /** Objects of Kubernetes: YAML documents in heredocs of kubernetes_manifest and the like, and JSON of what Terraform's own language describes. */
  manifests: { text: string; line: number }[];
}

/** What rules need of one Terraform or OpenTofu file. */
export interface TerraformFile extends TerraformFacts {
  path: string;
  objectId: string;
  folder: string;
  counted: boolean;
}

/** Resource types whose attributes rules read: releases, add-ons, registries, and settings of a Git host. */
const readTypes =
  /^(helm_release|aws_eks_addon|aws_ecr_repository|github_(branch|repository|organization_ruleset)\w*|gitlab_(branch|project|tag)\w*)$/;
/** Settings of a Git host, which lists, expressions and empty blocks can decide. */
const hostTypes = /^(github|gitlab)_/;
/** Resource types that hold Kubernetes objects. */
const manifestTypes = /^(kubernetes_manifest|kubectl_\w+|kustomization_resource)$/;
const manifestText = /^[ \t]*apiVersion:/m;

/**
 * Reads a Terraform or OpenTofu file, in HCL or as JSON, as far as rules need it. Never throws: what cannot be understood is
 * passed over, and reading goes on with the next block.
 */
export function readTerraform(text: string): TerraformFacts {
  return factsOf(/^\s*\{/.test(text) ? readTerraformJson(text) : readHcl(text));
}

function factsOf(blocks: readonly HclBlock[]): TerraformFacts {
  const facts: TerraformFacts = {
    backend: null,
    modules: [],
    resources: [],
    providers: [],
    configures: blocks.some(({ type }) => type === 'provider'),
    attributes: {},
    manifests: [],
  };
  for (const block of blocks) {
    if (block.type === 'terraform') addSettings(block, facts);
    else if (block.type === 'provider') addProvider(block, facts);
    else if (block.type === 'module') addModule(block, facts);
    else if (block.type === 'resource') addResource(block, facts);
    else if (block.type === 'data' || block.type === 'ephemeral') addLookup(block, facts);
  }
  return facts;
}

function addSettings(block: HclBlock, facts: TerraformFacts): void {
  for (const inner of block.blocks) {
    if (inner.type === 'backend') facts.backend = inner.labels[0] ?? 'unknown';
    else if (inner.type === 'cloud') facts.backend = 'cloud';
    else if (inner.type === 'required_providers') addRequired(inner, facts);
  }
}

/** `aws = { source = …, version = … }`, or the old form `aws = "~> 5.0"`. */
function addRequired(block: HclBlock, facts: TerraformFacts): void {
  for (const inner of block.blocks) {
    facts.providers.push({ name: inner.type, version: inner.texts['version'] ?? null, line: inner.line });
  }
  for (const [name, version] of Object.entries(block.texts)) {
    facts.providers.push({ name, version, line: block.line });
  }
}

function addProvider(block: HclBlock, facts: TerraformFacts): void {
  const name = block.labels[0];
  if (name === undefined || facts.providers.some((known) => known.name === name)) return;
  facts.providers.push({ name, version: block.texts['version'] ?? null, line: block.line });
}

function addModule(block: HclBlock, facts: TerraformFacts): void {
  const name = block.labels[0];
  const source = block.texts['source'];
  if (name === undefined || source === undefined) return;
  const addOns = addOnsOf(block);
  const found = { name, source, version: block.texts['version'] ?? null, line: block.line };
  facts.modules.push(addOns.length > 0 ? { ...found, addOns } : found);
}

/** Inputs that modules of clusters and of their add-ons have for what else is installed. */
const addOnList = /^(cluster|eks|addons?)_?addons?$|^addons$/;

function addOnsOf({ texts, blocks }: HclBlock): string[] {
  const switched = Object.entries(texts).flatMap(([name, value]) => {
    const addOn = /^enable_(\w+)$/.exec(name)?.[1];
    return addOn !== undefined && value === 'true' ? [addOn.replaceAll('_', '-')] : [];
  });
  const listed = blocks.filter(({ type }) => addOnList.test(type)).flatMap(({ blocks: inner }) => inner);
  return [...switched, ...listed.map(({ type }) => type)];
}

function addResource(block: HclBlock, facts: TerraformFacts): void {
  const [type, name] = block.labels;
  if (type === undefined || name === undefined) return;
  facts.resources.push({ type, name, line: block.line });
  if (readTypes.test(type)) {
    const attributes = hostTypes.test(type) ? settingsOf(block) : flatten(block, '');
    facts.attributes[`${type}.${name}`] = withoutSecretAttributes(attributes);
  }
  const manifests = manifestTypes.test(type) ? manifestsOf(block) : [];
  const object = objectOfResource(block);
  if (object !== null) manifests.push({ text: JSON.stringify(object), line: block.line });
  for (const { text, line } of manifests) facts.manifests.push({ text: withoutSecretValues(text), line });
}

function addLookup({ labels: [type, name], line }: HclBlock, facts: TerraformFacts): void {
  if (type !== undefined && name !== undefined && isSecretStoreType(type))
    facts.resources.push({ type: `data.${type}`, name, line });
}

/** Attributes of a block and of the blocks and objects in it, by dotted name. */
function flatten(block: HclBlock, prefix: string): Record<string, string> {
  const own = Object.entries(block.texts).map(([name, text]): [string, string] => [prefix + name, text]);
  const inner = block.blocks.flatMap((child) => Object.entries(flatten(child, `${prefix}${child.type}.`)));
  return Object.fromEntries([...own, ...inner]);
}

/** As `flatten`, with what stands for a value as written, each block by its name, and the values of repeated blocks side by side. */
function settingsOf(block: HclBlock): Record<string, string> {
  const settings: Record<string, string> = {};
  const add = (name: string, value: string): void => {
    settings[name] = settings[name] === undefined ? value : `${settings[name]},${value}`;
  };
  const visit = ({ texts, expressions, blocks }: HclBlock, prefix: string): void => {
    for (const [name, value] of Object.entries({ ...texts, ...expressions })) add(prefix + name, value);
    for (const child of blocks) {
      const name = child.type === 'dynamic' ? (child.labels[0] ?? 'dynamic') : child.type;
      add(prefix + name, child.type === 'dynamic' ? 'dynamic' : '{}');
      if (child.type !== 'dynamic') visit(child, `${prefix}${name}.`);
    }
  };
  visit(block, '');
  return settings;
}

function manifestsOf(block: HclBlock): { text: string; line: number }[] {
  const own = block.heredocs.filter(({ text }) => manifestText.test(text));
  return [...own, ...block.blocks.flatMap(manifestsOf)];
}
