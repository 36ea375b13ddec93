import { folderOf, nameOf } from '@/lib/scan/documents/folder';
import { type ImageMention, parseImage } from '@/lib/scan/documents/images';
import { isObject, objectAt, textAt, valueAt } from '@/lib/scan/documents/json';
import type { ManifestFile } from '@/lib/scan/documents/resources';
import { programFolders } from '@/lib/scan/documents/source-code';
import { environmentOf } from '@/lib/scan/environments';

/** A container that a Compose file runs. */
export interface ComposeService {
  name: string;
  image: ImageMention | null;
  /** Its image is built from files beside it. */
  builds: boolean;
}

/** A Compose file (also of a Docker Swarm stack) with its services (model 4.2). */
export interface ComposeFile {
  path: string;
  objectId: string;
  counted: boolean;
  services: ComposeService[];
  /** It says what runs somewhere, and not how a program is tried out on a desk. */
  deployed: boolean;
}

const composePath = /(^|\/)((docker-)?compose|docker-stack)([-_.][^/]*)?\.ya?ml$/;
/** Names of what is for a desk or for tests. */
const forDesk = /(^|[-_./])(override|dev|development|devel|local|localhost|test|tests|ci|debug|e2e|build)([-_./]|$)/i;
const toolFolder = /(^|\/)(\.[^/]+|scripts?|tools?|hack)\//;

export function isComposePath(path: string): boolean {
  return composePath.test(path);
}

/**
 * Reads the Compose files of a repository. One that names production or staging is deployed; so is one whose services take ready images
 * and that does not stand with the code of a program, where Compose mostly starts what the program needs on a desk; and so is one
 * that a pipeline starts on another machine (`started`).
 */
export function buildComposeFiles(
  files: readonly ManifestFile[],
  paths: Iterable<string>,
  started: ReadonlySet<string> = new Set(),
): ComposeFile[] {
  const found = files.filter(({ path }) => isComposePath(path));
  if (found.length === 0) return [];
  const isOfProgram = programFolders(paths);
  return found.map((file) => {
    const services = servicesOf(file);
    const { path, objectId, counted } = file;
    const deployed = services.length > 0 && (started.has(path) || isDeployed(path, services, isOfProgram));
    return { path, objectId, counted, services, deployed };
  });
}

function servicesOf({ facts }: ManifestFile): ComposeService[] {
  return facts.plain.flatMap(({ body }) =>
    Object.entries(objectAt(body, 'services') ?? {}).flatMap(([name, service]): ComposeService[] => {
      if (!isObject(service)) return [];
      const image = parseImage(textAt(service, 'image') ?? '');
      const builds = valueAt(service, 'build') !== undefined;
      if (image === null && !builds) return [];
      return [{ name, image: image && { ...image, key: ['services', name, 'image'] }, builds }];
    }),
  );
}

function isDeployed(
  path: string,
  services: readonly ComposeService[],
  isOfProgram: (folder: string) => boolean,
): boolean {
  if (services.length === 0 || toolFolder.test(path)) return false;
  const stem = nameOf(path).replace(/\.ya?ml$/, '');
  const tier = [stem, ...folderOf(path).split('/').reverse()].map((part) => environmentOf(part)?.tier).find(Boolean);
  if (tier === 'production' || tier === 'staging') return true;
  return !forDesk.test(path) && services.every(({ builds }) => !builds) && !isOfProgram(folderOf(path));
}

/** Images of the services that are deployed, in their place. */
export function imagesOfCompose(files: readonly ComposeFile[]) {
  return files
    .filter(({ deployed }) => deployed)
    .flatMap(({ path, objectId, counted, services }) =>
      services.flatMap(({ image, builds }) =>
        image && !builds ? [{ ...image, path, objectId, counted, line: 1 }] : [],
      ),
    );
}
