import { counted } from '@/lib/assessment/wording';
import { countedAgents } from '@/lib/scan/agent-selection';
import { type OwnerRule, ownersOf, readCodeOwners } from '@/lib/scan/documents/code-owners';
import { folderOf, isWithin } from '@/lib/scan/documents/folder';
import { objectAt, valueAt } from '@/lib/scan/documents/json';
import { parseDocument } from '@/lib/scan/documents/yaml';
import { countedFiles } from '@/lib/scan/files-by-path';
import { defineIndicator, type Mark } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';

/** Places that Git hosts read, the first that is there wins. */
const places = [
  '.github/CODEOWNERS',
  '.gitlab/CODEOWNERS',
  '.gitea/CODEOWNERS',
  '.forgejo/CODEOWNERS',
  'CODEOWNERS',
  'docs/CODEOWNERS',
];
const ownersFile = /(^|\/)OWNERS$/;
const mostPaths = 2_000;

interface Owners {
  files: { path: string; objectId: string; line: number }[];
  names: string[];
  covers: (path: string) => boolean;
}

/** Files that say who reviews which paths, and whether they name somebody for production (detection rules SCM-OWNERS). */
export const codeOwners = defineIndicator({
  id: 'code-owners',
  detect(inventory) {
    const owners = hostOwners(inventory) ?? prowOwners(inventory);
    if (!owners) {
      const measures = { files: 0, owners: 0, coversProduction: 0 };
      const searched = { files: inventory.filesRead, what: [...places, 'OWNERS'] };
      return { outcome: 'absent', measures, searched, reason: 'No file names the owners of paths.' };
    }
    const { paths, what } = sharedPaths(inventory);
    const covered = paths.filter(owners.covers);
    const isCovered = paths.length > 0 ? covered.length === paths.length : owners.covers('any/path.yaml');
    const measures = { files: owners.files.length, owners: owners.names.length, coversProduction: isCovered ? 1 : 0 };
    const marks: Mark[] = owners.files.map((file) => ({ ...file, note: 'names the owners of paths' }));
    if (owners.names.length === 0) {
      const reason = 'A file for the owners of paths is there, and names nobody.';
      return { outcome: 'partial', share: 0, measures: { ...measures, coversProduction: 0 }, marks, reason };
    }
    const share = paths.length > 0 ? { share: covered.length / paths.length } : {};
    const reach =
      paths.length > 0 ? `${covered.length} of ${paths.length} ${what}` : isCovered ? 'every path' : 'some paths';
    const reason = `${counted(owners.names.length, 'owner is named, who covers', 'owners are named; they cover')} ${reach}.`;
    return { outcome: isCovered ? 'present' : 'partial', ...share, measures, marks, reason };
  },
});

function hostOwners({ texts, files }: Inventory): Owners | null {
  const path = places.find((place) => texts.has(place));
  if (path === undefined) return null;
  const rules: OwnerRule[] = readCodeOwners(texts.get(path) ?? '');
  const objectId = files.find((file) => file.path === path)?.objectId ?? '';
  return {
    files: [{ path, objectId, line: rules[0]?.line ?? 1 }],
    names: [...new Set(rules.flatMap(({ owners }) => owners))],
    covers: (other) => ownersOf(other, rules).length > 0,
  };
}

/**
 * OWNERS files of Prow: each is for its folder and what lies below. Without a sign of Prow they are notes that came with a copied chart:
 * its jobs, or owners of the whole repository, since the settings of Prow mostly stand elsewhere.
 */
function prowOwners(inventory: Inventory): Owners | null {
  const { texts, pipelines } = inventory;
  const found = countedFiles(inventory, ownersFile).flatMap(({ path, objectId }) => {
    const text = texts.get(path);
    return text === undefined ? [] : [{ path, objectId, approvers: approversIn(text) }];
  });
  const isProw = pipelines.some(({ system }) => system === 'prow') || found.some(({ path }) => path === 'OWNERS');
  if (found.length === 0 || !isProw) return null;
  const naming = found.filter(({ approvers }) => approvers.length > 0);
  return {
    files: found.map(({ path, objectId }) => ({ path, objectId, line: 1 })),
    names: [...new Set(naming.flatMap(({ approvers }) => approvers))],
    covers: (other) => naming.some(({ path }) => isWithin(other, folderOf(path))),
  };
}

function approversIn(text: string): string[] {
  const parsed = parseDocument(text);
  const body = parsed.ok ? parsed.value : undefined;
  const filters = Object.values(objectAt(body, 'filters') ?? {});
  return [body, ...filters].flatMap((part) => {
    const approvers = valueAt(part, 'approvers');
    return Array.isArray(approvers) ? approvers.filter((name): name is string => typeof name === 'string') : [];
  });
}

/** Paths of production: its agent objects, the places that name its environments; where none is named, all that is declared. */
function sharedPaths(inventory: Inventory): { paths: string[]; what: string } {
  const agents = countedAgents(inventory).filter(({ production }) => production === true);
  const environments = inventory.environments.filter(({ tier }) => tier === 'production');
  const production = [
    ...agents.map(({ resource }) => resource.path),
    // What names an environment without being a file is its folder: its owners are those of what lies in it.
    ...environments.flatMap(({ marks }) =>
      marks.map(({ path, objectId }) => (objectId === null ? `${path}/any` : path)),
    ),
  ];
  const declared = inventory.resources.filter(({ counted, completeness }) => counted && completeness === 'complete');
  const isNamed = production.length > 0;
  const paths = isNamed ? production : declared.map(({ path }) => path);
  const what = isNamed ? 'paths of production' : 'files that declare something; none is known to be of production';
  return { paths: [...new Set(paths)].slice(0, mostPaths), what };
}
