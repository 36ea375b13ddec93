import type { AgentObject } from '@/lib/scan/documents/agent-object';
import { applicationSpec } from '@/lib/scan/documents/argo-cd';
import { isWithin, joinPath } from '@/lib/scan/documents/folder';
import { listAt, objectAt, textAt } from '@/lib/scan/documents/json';
import type { Resource } from '@/lib/scan/documents/resource';
import { isUnresolved } from '@/lib/scan/documents/unresolved';

/** Whether an Argo CD object renders a chart with values from one of the folders, be it through another source (`$values/…`). */
export function valueFilesLeadInto({ resource }: AgentObject, folders: readonly string[]): boolean {
  const spec = applicationSpec(resource);
  const sources = [objectAt(spec, 'source'), ...listAt(spec, 'sources')];
  return sources.some((source) =>
    listAt(source, 'helm', 'valueFiles').some(
      (file) => typeof file === 'string' && leadsInto(valuesPath(file, textAt(source, 'path') ?? ''), folders),
    ),
  );
}

/** From the root of the repository: `$name/…` and `/…` start there, anything else at the folder of the chart. */
function valuesPath(file: string, folder: string): string {
  if (file.startsWith('$')) return file.replace(/^\$[^/]*\//, '');
  return file.startsWith('/') ? file.slice(1) : `${folder}/${file}`;
}

/** A path that a template fills leads wherever it may lead below its fixed part. */
function leadsInto(path: string, folders: readonly string[]): boolean {
  if (/:\/\//.test(path)) return false;
  if (!isUnresolved(path)) {
    const file = joinPath('', path);
    return file !== null && folders.some((folder) => isWithin(file, folder));
  }
  const fixed = joinPath('', path.slice(0, Math.max(0, path.slice(0, path.search(/[{$]|__/)).lastIndexOf('/'))));
  return fixed !== null && fixed !== '' && folders.some((folder) => isWithin(folder, fixed) || isWithin(fixed, folder));
}

/** Objects that agent objects stand on: their projects, and the sources that they name. */
export function objectsNeededBy(agents: readonly AgentObject[], resources: readonly Resource[]): Resource[] {
  const projects = new Set(agents.flatMap(({ engine, project }) => (engine === 'argo-cd' && project ? [project] : [])));
  const sources = new Set(agents.flatMap(sourceNames));
  return resources.filter(({ group, kind, name }) => {
    if (group === 'argoproj.io' && kind === 'AppProject') return projects.has(name ?? '');
    return group === 'source.toolkit.fluxcd.io' && sources.has(`${kind} ${name}`);
  });
}

function sourceNames({ resource: { body } }: AgentObject): string[] {
  const spec = objectAt(body ?? undefined, 'spec');
  const references = [
    objectAt(spec, 'sourceRef'),
    objectAt(spec, 'chart', 'spec', 'sourceRef'),
    objectAt(spec, 'chartRef'),
  ];
  return references.map((reference) => `${textAt(reference, 'kind')} ${textAt(reference, 'name')}`);
}
