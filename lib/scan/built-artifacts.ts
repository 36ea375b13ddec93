import { runsSomething } from '@/lib/scan/declared-state';
import { type ToolRule, toolUses } from '@/lib/scan/documents/pipelines/tool-uses';
import { countedFiles } from '@/lib/scan/files-by-path';
import type { Inventory } from '@/lib/scan/inventory';

/** Commands and actions that build or publish what others run: images, charts, packages, artifacts of desired state. */
const builds: readonly ToolRule[] = [
  {
    tool: 'image build',
    command:
      /^(docker|podman|nerdctl)\s(.*\s)?(build|bake|buildx build|push)(\s|$)|^(buildah|kaniko|executor|img|ko|pack|earthly|nixpacks|chartpress|s2i)\s+(bud|build|build-using-dockerfile|publish|apply|resolve|push|--context\S*|--push|\+\S+)/,
    action: /docker\/(build-push|bake)-action|kaniko|buildah-build|ko-build|jib|build-and-push|docker-build/,
  },
  {
    tool: 'publishing',
    command:
      /^(goreleaser|cr)\s+(release|build|upload|index)|^helm\s+(package|push|cm-push)\s|^oras\s+push\s|^flux\s+push\s+artifact|^crane\s+(push|append)|^timoni\s+mod\s+push|^(npm|pnpm|yarn|cargo|poetry|twine)\s+(publish|upload)/,
    action: /goreleaser-action|chart-releaser-action|gh-action-pypi-publish|oras-project\/.*push/,
  },
];

/** Whether something is built or published here that others run: an image, a chart in a registry, a package. */
export function buildsArtifacts(inventory: Inventory): boolean {
  const hasRecipe = countedFiles(inventory, imageRecipe).length > 0;
  return hasRecipe || toolUses(inventory.pipelines, builds).some(({ start }) => start === 'run');
}

/** Whether anything is built here, as a measure: what runs here is then built elsewhere, out of sight. */
export function countBuilds(inventory: Inventory): { builds: number } {
  return { builds: buildsArtifacts(inventory) ? 1 : 0 };
}

/** Whether images, charts or packages are built here, or run here and are built by others. */
export function buildsOrRuns(inventory: Inventory): boolean {
  return buildsArtifacts(inventory) || runsSomething(inventory);
}

/** Files that images are built from. */
const imageRecipe =
  /(^|\/)((Dockerfile|Containerfile)([-._][^/]*)?|[^/]+\.(Dockerfile|Containerfile)|apko\.ya?ml|melange\.ya?ml)$/;
