import { codeOf } from '@/lib/scan/declared-state';
import { toolUses } from '@/lib/scan/documents/pipelines/tool-uses';
import { countedFiles } from '@/lib/scan/files-by-path';
import type { Mark } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';
import { declaresClusterObjects } from '@/lib/scan/object-indicator';

/** Tools that answer each pull request with a plan, by the file that tells them how (detection rules IAC-9, CI-V-TF). */
const services: readonly (readonly [RegExp, string])[] = [
  [/^atlantis\.ya?ml$/, 'Atlantis'],
  [/^digger\.ya?ml$/, 'Digger'],
  [/^\.terrateam\/config\.ya?ml$/, 'Terrateam'],
  [/^\.spacelift\/config\.ya?ml$/, 'Spacelift'],
  [/^env0\.ya?ml$/, 'env0'],
];

/** Services that plan each pull request of infrastructure code, one mark for each. */
export function planServices(inventory: Inventory): { tool: string; mark: Mark }[] {
  return services.flatMap(([pattern, tool]) =>
    countedFiles(inventory, pattern).map(({ path, objectId }) => ({
      tool,
      mark: { path, objectId, line: 1, note: `${tool} plans each pull request` },
    })),
  );
}

const terraformTools = [
  {
    tool: 'terraform',
    command: /^(terraform|tofu|terragrunt|terramate)\s/,
    action: /terraform|tofu|terragrunt/,
    call: /terraform|tofu|terragrunt/i,
  },
];

/** Said where such a service may be at work without a file here. */
export const plannedElsewhere =
  'Nothing here runs Terraform: a server that is set up elsewhere (Atlantis, HCP Terraform) may plan each pull request.';

/** Terraform that stands for something, where it is all that is declared here and no pipeline of the repository runs it. */
export function rootPlannedElsewhere(inventory: Inventory): Mark | null {
  if (declaresClusterObjects(inventory) || toolUses(inventory.pipelines, terraformTools).length > 0) return null;
  const root = codeOf(inventory).find(({ tool, role }) => role === 'root' && /^(terra|opentofu)/.test(tool));
  return root === undefined ? null : { path: root.path, objectId: root.objectId, line: root.line, note: root.note };
}
