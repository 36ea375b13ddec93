import { folderOf } from '@/lib/scan/documents/folder';
import type { TerraformFile } from '@/lib/scan/documents/terraform';
import { readHcl } from '@/lib/scan/documents/terraform-hcl';

const terragruntFile = /(^|\/)(terragrunt(\.stack)?\.hcl|_env_?common\/([^/]+\/)*[^/]+\.hcl)$/;

/** Whether a file holds a unit of Terragrunt, a stack of units, or what units share. */
export function isTerragruntFile(path: string): boolean {
  return terragruntFile.test(path);
}

interface KnownFile {
  path: string;
  objectId: string;
  notCounted: string | null;
}

/**
 * Modules that units of Terragrunt stand for (`terraform { source = … }`, `unit "name" { source = … }`), each file as one of Terraform
 * that takes in modules and nothing else. Files without a source, and what is not counted, are left out.
 */
export function terragruntModules(files: readonly KnownFile[], texts: ReadonlyMap<string, string>): TerraformFile[] {
  return files.flatMap(({ path, objectId, notCounted }): TerraformFile[] => {
    const text = isTerragruntFile(path) && notCounted === null ? texts.get(path) : undefined;
    const modules = text === undefined ? [] : modulesIn(text);
    if (modules.length === 0) return [];
    return [{ ...nothingElse, modules, path, objectId, folder: folderOf(path), counted: true }];
  });
}

const nothingElse = {
  backend: null,
  resources: [],
  providers: [],
  configures: false,
  attributes: {},
  manifests: [],
} satisfies Partial<TerraformFile>;

function modulesIn(text: string): TerraformFile['modules'] {
  return readHcl(text).flatMap(({ type, labels, texts, line }) => {
    const source = texts['source'];
    if (source === undefined || !/^(terraform|unit|stack)$/.test(type)) return [];
    return [{ name: labels[0] ?? type, source, version: null, line }];
  });
}
