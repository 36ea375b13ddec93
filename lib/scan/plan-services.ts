import { countedFiles } from '@/lib/scan/files-by-path';
import type { Mark } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';

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
