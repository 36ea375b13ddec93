import type { AgentDraft } from '@/lib/scan/documents/argo-cd';
import { decide } from '@/lib/scan/documents/decision';
import type { Draft } from '@/lib/scan/documents/draft';
import { isHelmOperatorRelease } from '@/lib/scan/documents/helm-operator';
import { containersOf, imageTextsOf } from '@/lib/scan/documents/images-of-documents';
import { type JsonObject, listAt, objectAt, textAt, valueAt } from '@/lib/scan/documents/json';
import type { Resource } from '@/lib/scan/documents/resource';

/**
 * What an agent's object is called that stands for the daemon of Flux 1: it applies folders of one repository by what its own arguments
 * say, without an object for each.
 */
export const FLUX_DAEMON = 'Flux daemon';

const daemonImage = /(^|\/)(fluxcd|weaveworks)\/flux([:@]|$)/;
const daemonSource = /(^|[/.])(fluxcd|weaveworks)([/.]|$)/;

/** What a daemon is told to apply. */
interface DaemonSettings {
  url: string | null;
  /** Folders of the repository; all of it where none is named. */
  paths: string[];
  branch: string | null;
  /** What left Git is removed; null where its settings are elsewhere. */
  prune: boolean | null;
}

/** Whether an object runs the daemon of Flux 1: its Deployment, or a release of its chart. */
export function isFluxDaemon(resource: Resource): boolean {
  return settingsOf(resource, resource.body) !== null;
}

/** The daemon that an object runs, as an agent's object: it applies again on an interval, and so puts drift right. */
export function readFluxDaemon(draft: Draft): AgentDraft | null {
  const settings = settingsOf(draft.resource, draft.body);
  if (settings === null) return null;
  const { url, paths, branch, prune } = settings;
  return {
    engine: 'flux',
    kind: FLUX_DAEMON,
    name: draft.name,
    resource: draft.resource,
    draft,
    automatic: decide(draft, ['spec'], true),
    selfHeal: decide(draft, ['spec'], true),
    prune: decide(draft, ['spec'], prune),
    suspended: decide(draft, ['spec'], false),
    unresolved: false,
    cluster: null,
    namespace: draft.namespace,
    sources: paths.map((path) => ({ url, path, revision: branch, chart: null })),
    generators: [],
    project: null,
    preview: false,
    counted: draft.resource.counted,
    hints: [[], paths],
  };
}

function settingsOf({ group, kind, completeness }: Resource, body: JsonObject | null): DaemonSettings | null {
  if (body === null || completeness !== 'complete') return null;
  if (kind === 'Deployment' && (group === 'apps' || group === 'extensions')) return settingsOfArguments(body);
  return isHelmOperatorRelease(group, kind) ? settingsOfRelease(body) : null;
}

function settingsOfArguments(body: JsonObject): DaemonSettings | null {
  if (!imageTextsOf(body).some((image) => daemonImage.test(image))) return null;
  const daemon = containersOf(body, 'Deployment').find(({ container }) =>
    daemonImage.test(textAt(container, 'image') ?? ''),
  );
  if (!daemon) return null;
  const words = [...listAt(daemon.container, 'command'), ...listAt(daemon.container, 'args')].map(String);
  const argument = (name: string): string | null =>
    words.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3) ?? null;
  const collects = words.includes('--sync-garbage-collection') || argument('sync-garbage-collection') === 'true';
  return {
    url: argument('git-url'),
    paths: pathsIn(argument('git-path')),
    branch: argument('git-branch'),
    prune: collects,
  };
}

/** A release of the chart `flux` from the project's own place. */
function settingsOfRelease(body: JsonObject): DaemonSettings | null {
  const chart = objectAt(body, 'spec', 'chart');
  const from = textAt(chart, 'repository') ?? textAt(chart, 'git') ?? '';
  const name = textAt(chart, 'name') ?? textAt(chart, 'path') ?? '';
  if (!/(^|\/)flux$/.test(name) || !daemonSource.test(from)) return null;
  const values = objectAt(body, 'spec', 'values');
  const git = objectAt(values, 'git');
  const collects = valueAt(values, 'syncGarbageCollection', 'enabled');
  return {
    url: textAt(git, 'url') ?? null,
    paths: pathsIn(textAt(git, 'path') ?? null),
    branch: textAt(git, 'branch') ?? null,
    prune: typeof collects === 'boolean' ? collects : git === undefined ? null : false,
  };
}

function pathsIn(list: string | null): string[] {
  const paths = (list ?? '').split(',').map((path) => path.trim());
  return paths.some((path) => path !== '') ? paths.filter((path) => path !== '') : [''];
}
