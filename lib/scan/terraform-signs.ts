import type { Inventory } from '@/lib/scan/inventory';
import type { OtherSign } from '@/lib/scan/object-indicator';

/** Resources and modules of Terraform or OpenTofu that show a practice. */
export interface TerraformRule {
  /** Name under which they are listed among the measures. */
  name: string;
  /** Types of resources. */
  types?: RegExp;
  /** Sources of modules, without the revision that they ask for. */
  modules?: RegExp;
  /** What such a resource does, for a reader. */
  does: string;
  /** False where it shows a part only. */
  works?: boolean;
}

/** Counted resources and modules that one of the rules speaks of, each once. */
export function terraformSigns({ terraform }: Inventory, rules: readonly TerraformRule[]): OtherSign[] {
  return terraform
    .filter(({ counted }) => counted)
    .flatMap(({ path, objectId, resources, modules }) => [
      ...resources.flatMap(({ type, name, line }) =>
        signsOf(
          rules.find(({ types }) => types?.test(type)),
          `${type} ${name}`,
          { path, objectId, line },
        ),
      ),
      ...modules.flatMap(({ source, name, line }) =>
        signsOf(
          rules.find((rule) => rule.modules?.test(source.replace(/[?\s][\s\S]*$/, ''))),
          `module ${name}`,
          { path, objectId, line },
        ),
      ),
    ]);
}

function signsOf(
  rule: TerraformRule | undefined,
  what: string,
  at: { path: string; objectId: string; line: number },
): OtherSign[] {
  return rule ? [{ name: rule.name, works: rule.works ?? true, mark: { ...at, note: `${what} ${rule.does}` } }] : [];
}
