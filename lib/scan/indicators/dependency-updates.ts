import { type RenovateSettings, readDependabot, readRenovate } from '@/lib/scan/documents/update-bots';
import { countedFiles } from '@/lib/scan/files-by-path';
import { type Detection, defineIndicator, type Mark } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';

const renovateFile =
  /^((\.github|\.gitlab|\.gitea|\.forgejo)\/)?(renovate\.(json|jsonc|json5)|\.renovaterc(\.(json|jsonc|json5))?)$/;
const dependabotFile = /^\.github\/dependabot\.ya?ml$/;
/** What Renovate updates without being told where: charts and their values, Kustomize, Terraform, pipelines, images of Dockerfiles. */
const updatedByDefault =
  /(^|\/)(Chart\.yaml|values\.ya?ml|kustomization\.ya?ml|Kustomization|helmfile\.ya?ml|(docker-)?compose[^/]*\.ya?ml|[^/]*Dockerfile[^/]*|\.gitlab-ci\.ya?ml|fleet\.ya?ml|gotk-components\.ya?ml)$|^\.github\/(workflows|actions)\/.*\.ya?ml$|\.tf$/;

interface Bot {
  name: string;
  path: string;
  objectId: string;
  line: number;
  /** Whether it keeps what this repository delivers up to date; null where that is said elsewhere. */
  updatesDelivered: boolean | null;
  automerge: boolean;
}

/** A bot proposes newer versions of what the repository refers to (detection rules DEP-RENOVATE, DEP-DEPENDABOT). */
export const dependencyUpdates = defineIndicator({
  id: 'dependency-updates',
  detect(inventory) {
    const bots = [...renovateBots(inventory), ...dependabotBots(inventory), ...updatecliBots(inventory)];
    const names = [...new Set(bots.map(({ name }) => name))].sort();
    const measures = { bots: names, automerge: bots.some(({ automerge }) => automerge) ? 1 : 0 };
    const marks = bots.map(markOf);
    if (bots.length === 0) return { ...withoutBots(inventory), measures };
    if (bots.some(({ updatesDelivered }) => updatesDelivered !== false)) {
      const reason = `${names.join(' and ')} ${names.length === 1 ? 'proposes' : 'propose'} newer versions.`;
      return { outcome: 'present', measures, marks, reason };
    }
    const reason = `${names.join(' and ')} ${names.length === 1 ? 'is' : 'are'} set up for libraries of programs, and not for what is declared here.`;
    return { outcome: 'partial', share: 0.5, measures, marks, reason };
  },
});

function withoutBots(inventory: Inventory): Pick<Detection, 'outcome' | 'searched' | 'reason'> {
  const broken = configurations(inventory).find(({ path }) => inventory.unread.some((unread) => unread.path === path));
  if (broken) return { outcome: 'unknown', reason: `${broken.path} could not be read.` };
  const what = ['configuration of Renovate, Dependabot and Updatecli', 'pipelines that run them'];
  const searched = { files: inventory.filesRead, what };
  return { outcome: 'absent', searched, reason: 'No file here sets up a bot that proposes newer versions.' };
}

function configurations(inventory: Inventory) {
  return [...countedFiles(inventory, renovateFile), ...countedFiles(inventory, dependabotFile)];
}

function renovateBots(inventory: Inventory): Bot[] {
  const files = [...countedFiles(inventory, renovateFile), ...countedFiles(inventory, /^package\.json$/)];
  const configured = files.flatMap(({ path, objectId }) => {
    const text = inventory.texts.get(path);
    const settings = text === undefined ? null : readRenovate(text, path === 'package.json' ? 'renovate' : undefined);
    if (!settings?.enabled) return [];
    return [
      {
        ...renovate,
        path,
        objectId,
        line: 1,
        automerge: settings.automerge,
        updatesDelivered: reach(settings, inventory),
      },
    ];
  });
  return [
    ...configured,
    ...startedBy(inventory, 'Renovate', /^renovatebot\/github-action@|(^|[\s/])renovate(-bot\/renovate)?(:|\s|$)/),
  ];
}

const renovate = { name: 'Renovate' };

function reach({ hasOwnPatterns, extendsElsewhere }: RenovateSettings, inventory: Inventory): boolean | null {
  if (
    hasOwnPatterns ||
    inventory.files.some(({ path, notCounted }) => notCounted === null && updatedByDefault.test(path))
  )
    return true;
  return extendsElsewhere ? null : !declaresObjects(inventory);
}

/** Plain manifests and agents' objects, which Renovate looks at only where it is told to. */
function declaresObjects({ resources, agents }: Inventory): boolean {
  return resources.some(({ counted }) => counted) || agents.some(({ counted }) => counted);
}

function dependabotBots(inventory: Inventory): Bot[] {
  return countedFiles(inventory, dependabotFile).flatMap(({ path, objectId }) => {
    const text = inventory.texts.get(path);
    const updates = text === undefined ? null : readDependabot(text);
    if (!updates || updates.ecosystems.length === 0) return [];
    const updatesDelivered = updates.delivered.length > 0 || !declaresObjects(inventory);
    return [{ name: 'Dependabot', path, objectId, line: 1, automerge: false, updatesDelivered }];
  });
}

function updatecliBots(inventory: Inventory): Bot[] {
  return startedBy(inventory, 'Updatecli', /(^|\s|\/)updatecli(\s+(apply|diff|compose|pipeline)|-action@)/);
}

/** Bots that a pipeline of the repository starts. */
function startedBy({ pipelines }: Inventory, name: string, call: RegExp): Bot[] {
  const steps = pipelines.filter(({ counted }) => counted).flatMap(({ jobs }) => jobs.flatMap(({ steps }) => steps));
  const found = steps.find(({ text }) => call.test(text));
  if (!found) return [];
  const { path, objectId, line } = found;
  return [{ name, path, objectId, line, automerge: false, updatesDelivered: null }];
}

function markOf({ name, path, objectId, line, automerge }: Bot): Mark {
  const note = automerge ? `${name} proposes updates and merges some by rule` : `${name} proposes updates`;
  return { path, objectId, line, note };
}
