import { folderOf, isWithin, joinPath } from '@/lib/scan/documents/folder';
import type { InfrastructureCode, InfrastructureEvidence } from '@/lib/scan/documents/infrastructure-code';
import type { TerraformFile } from '@/lib/scan/documents/terraform';
import { isTerragruntFile } from '@/lib/scan/documents/terragrunt';

/** Settings of services that plan and apply what stands in the folders that they name (detection rules IAC-9). */
const plannerFile = /^(atlantis|digger)\.ya?ml$|^\.spacelift\/config\.ya?ml$/;
const plannedFolder = /^[ \t]*(?:-[ \t]+)?(?:dir|project_root)[ \t]*:[ \t]*["']?([^"'#\s]+)/gm;

/** Whether a file tells a service which folders to plan. */
export function isPlannerFile(path: string): boolean {
  return plannerFile.test(path);
}

function plannedFolders(texts: ReadonlyMap<string, string>): Set<string | null> {
  const named = [...texts].flatMap(([path, text]) => (isPlannerFile(path) ? [...text.matchAll(plannedFolder)] : []));
  return new Set(named.map(([, folder]) => joinPath('', folder ?? '')));
}

const variableFile = /(^|\/)[^/]*\.tfvars(\.json)?$/;
const lockFile = /(^|\/)\.terraform\.lock\.hcl$/;
const stateFile = /(^|\/)terraform\.tfstate$/;
/** A file that each unit of Terragrunt has, and those above it may have. */
export const unitFile = /(^|\/)terragrunt\.hcl$/;

/** Files beside Terraform code that tell what it stands for. */
export const besideTerraform: readonly RegExp[] = [variableFile, lockFile, stateFile, unitFile];

/**
 * Terraform and OpenTofu by folder: one with a backend, a provider that it sets up, variables of an environment, a lock file or its
 * state is a root, and one that a planner of pull requests names.
 */
export function terraformCode({ files, terraform, texts }: InfrastructureEvidence): InfrastructureCode[] {
  if (terraform.length === 0) return [];
  const called = new Set(
    terraform.flatMap(({ folder, modules }) => modules.map(({ source }) => localFolder(folder, source))),
  );
  const variables = files.filter(({ path }) => variableFile.test(path)).map(({ path }) => folderOf(path));
  const locked = new Set(files.filter(({ path }) => lockFile.test(path)).map(({ path }) => folderOf(path)));
  const states = new Set(files.filter(({ path }) => stateFile.test(path)).map(({ path }) => folderOf(path)));
  const units = files.filter(({ path }) => unitFile.test(path)).map(({ path }) => folderOf(path));
  const planned = plannedFolders(texts);
  const written = terraform.filter(({ path }) => !isTerragruntFile(path));
  return [...Map.groupBy(written, ({ folder }) => folder)].flatMap(([folder, inside]) => {
    const first = inside[0];
    if (!first || !inside.some(holdsCode)) return [];
    const backend = inside.find((file) => file.backend !== null);
    const isModule = called.has(folder) || /(^|\/)modules?\//.test(`${folder}/`);
    const hasInputs = variables.some((at) => at === folder || (isWithin(at, folder) && !isModule));
    const isRoot =
      states.has(folder) ||
      backend !== undefined ||
      (!isModule && (hasInputs || locked.has(folder) || inside.some(({ configures }) => configures))) ||
      planned.has(folder) ||
      units.includes(folder);
    const tool = inside.some(({ path }) => /\.tofu(\.json)?$/.test(path)) ? 'opentofu' : 'terraform';
    const { path, objectId } = backend ?? first;
    const note = isRoot ? `${tool} root${backend ? ` with ${backend.backend} state` : ''}` : `${tool} module`;
    return [{ tool, role: isRoot ? 'root' : 'module', path, objectId, line: 1, note }];
  });
}

function holdsCode(file: TerraformFile): boolean {
  return file.resources.length + file.modules.length + file.providers.length > 0 || file.backend !== null;
}

function localFolder(folder: string, source: string): string | null {
  return /^\.{1,2}\//.test(source) ? joinPath(folder, source) : null;
}
