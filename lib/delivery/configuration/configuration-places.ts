import type { ChartUser } from '@/lib/delivery/configuration/chart-users';
import type { DeployedAgents } from '@/lib/delivery/configuration/deployed-agents';
import type { EnvironmentFiles } from '@/lib/delivery/configuration/environment-files';
import { InheritedVersions } from '@/lib/delivery/configuration/inherited-versions';
import type { OverlayTarget } from '@/lib/delivery/configuration/overlay-targets';
import {
  isLayoutWord,
  keyName,
  releaseName,
  serviceOfPath,
  serviceOfStem,
} from '@/lib/delivery/configuration/service-name';
import { repositoryOf, type VersionFact } from '@/lib/delivery/configuration/version-fact';
import { versionReaderOf } from '@/lib/delivery/configuration/version-files';
import { folderOf, nameOf } from '@/lib/scan/documents/folder';
import { remember } from '@/lib/scan/documents/remember';
import { environmentOf } from '@/lib/scan/environments';

/** A service in an environment; null: nothing tells which. */
export interface DeployedPlace {
  service: string;
  environment: string | null;
}

/** What the tree of a repository tells of where its versions run. */
export interface Layout {
  /** Files that can hold versions. */
  paths: readonly string[];
  files: EnvironmentFiles;
  targets: (path: string) => readonly OverlayTarget[];
  agents: DeployedAgents;
  /** Charts that take in the one in this folder. */
  usersOf: (chartFolder: string | null) => readonly ChartUser[];
  /** Folder of the chart that a path is part of, templates and default values; null outside. */
  chartFolderOf: (path: string) => string | null;
}

/** Versions of other files of the same tree; empty for those that set none, null for those that are not there. */
export type FactsOf = (path: string) => readonly VersionFact[] | null;

/** Works out which service and which environments a version is for. */
export class ConfigurationPlaces {
  /** Files whose versions tell whether an environment takes a shared value of this file unchanged. */
  readonly relatedPaths: (path: string) => readonly string[];
  private readonly beside: (path: string) => readonly string[];
  private readonly found = new Map<string, Map<string, { fact: VersionFact; places: readonly DeployedPlace[] }>>();
  readonly inheritance: InheritedVersions;
  private readonly byFolder: ReadonlyMap<string, readonly string[]>;

  constructor(private readonly layout: Layout) {
    this.byFolder = Map.groupBy(layout.paths, folderOf);
    this.inheritance = new InheritedVersions(layout.files, this.byFolder);
    this.beside = remember((path: string) => this.findBeside(path), 50_000);
    this.relatedPaths = remember((path: string) => this.findRelated(path), 50_000);
  }

  /** Where a version runs: one place for each environment. None for a value that nothing here deploys. */
  of(path: string, fact: VersionFact, factsOf: FactsOf): readonly DeployedPlace[] {
    // Where other files have a say, what they set may change from commit to commit.
    if (this.relatedPaths(path).length > 0) return this.find(path, fact, factsOf);
    const inFile = this.found.get(path) ?? new Map<string, { fact: VersionFact; places: readonly DeployedPlace[] }>();
    this.found.set(path, inFile);
    const known = inFile.get(fact.slot);
    if (known && isNamedAlike(known.fact, fact)) return known.places;
    const places = this.find(path, fact, factsOf);
    inFile.set(fact.slot, { fact, places });
    return places;
  }

  private find(path: string, fact: VersionFact, factsOf: FactsOf): readonly DeployedPlace[] {
    const users = this.usersOf(path);
    return users.length > 0
      ? users.flatMap((user) => this.findInUser(user, fact, factsOf))
      : this.findAt(path, fact, factsOf);
  }

  private findAt(path: string, fact: VersionFact, factsOf: FactsOf): readonly DeployedPlace[] {
    const home = this.homeOf(path);
    const environments = this.environmentsOf(home, fact, factsOf);
    if (environments === null) return [];
    return environments.map((environment) => ({ environment, service: this.serviceOf(home, fact, environment) }));
  }

  /** Charts that take in the one that a path is part of, where nothing installs it by itself. */
  private usersOf(path: string): readonly ChartUser[] {
    const folder = this.layout.chartFolderOf(path);
    return folder === null || this.layout.agents.at(folder).length > 0 ? [] : this.layout.usersOf(folder);
  }

  /** A default of a chart runs in the releases of a chart that takes it in, where that one sets nothing else for it. */
  private findInUser(
    { folder, key, release }: ChartUser,
    fact: VersionFact,
    factsOf: FactsOf,
  ): readonly DeployedPlace[] {
    const home = `${folder}/values.yaml`;
    const own = fact.slot === 'appVersion' ? chartImage : fact.slot;
    const slot = key === null ? own : own.replace(/^values/, `values/${key}`);
    const moved = { ...fact, slot, key: key ?? fact.key, release: release ?? fact.release };
    return factsOf(home)?.some(({ slot }) => slot === moved.slot) ? [] : this.findAt(home, moved, factsOf);
  }

  /** A chart inside another is part of its release: its default values are for where that one goes. */
  private homeOf(path: string): string {
    const folder = this.layout.chartFolderOf(path);
    const outer = folder === null ? null : (/^(.+)\/charts\/[^/]+$/.exec(folder)?.[1] ?? null);
    const isInside = outer !== null && this.layout.chartFolderOf(`${outer}/values.yaml`) === outer;
    return isInside ? `${outer}/values.yaml` : path;
  }

  private environmentsOf(path: string, fact: VersionFact, factsOf: FactsOf): (string | null)[] | null {
    if (fact.environments.length > 0) return [...fact.environments];
    const { files, agents } = this.layout;
    const own = files.of(path);
    if (own !== null) return [own];
    if (fact.needsEnvironment) return null;
    const named = fact.release === null ? [] : agents.environmentsOf(path, fact.release);
    const taken =
      this.fromOverlays(path, fact, factsOf) ??
      (named.length > 0 ? [...named] : this.fromSiblings(path, fact, factsOf));
    if (taken !== null) return taken;
    const over = agents.over(path)?.agents.flatMap(({ environments }) => environments) ?? [];
    if (over.length > 0) return [...new Set(over)];
    // A chart that nothing here installs is a product, not a deployment.
    const chart = this.layout.chartFolderOf(path);
    if (chart !== null && agents.at(chart).length === 0) return null;
    const told = [fact.release, fact.key].map((name) => (name === null ? null : environmentOf(name)));
    return [told.find((name) => name !== null)?.name ?? null];
  }

  /** Environments of the overlays that deliver a file and set nothing else for it. Null where none of them has one. */
  private fromOverlays(path: string, fact: VersionFact, factsOf: FactsOf): string[] | null {
    const { files, targets, agents } = this.layout;
    const found = targets(path).flatMap(({ leaf, way }) => {
      const own = files.of(`${leaf}/kustomization.yaml`);
      const names = own === null ? agents.at(leaf).flatMap(({ environments }) => environments) : [own];
      return names.map((name) => ({ name, way }));
    });
    if (found.length === 0) return null;
    const taken = found.filter(({ way }) => !way.slice(1).some((folder) => this.setsAgain(folder, fact, factsOf)));
    return [...new Set(taken.map(({ name }) => name))].sort();
  }

  private setsAgain(folder: string, fact: VersionFact, factsOf: FactsOf): boolean {
    const names = new Set(
      fact.parts.filter(({ role }) => role === 'image').map(({ text }) => `images/${repositoryOf(text)}`),
    );
    const files = this.byFolder.get(folder) ?? [];
    return files.some((path) => factsOf(path)?.some(({ slot }) => slot === fact.slot || names.has(slot)));
  }

  /** Environments whose own files stand beside a shared one, less those that set the value again. */
  private fromSiblings(path: string, fact: VersionFact, factsOf: FactsOf): (string | null)[] | null {
    const { files } = this.layout;
    const siblings = this.beside(path);
    const names = new Set([
      ...files.declaredFor(path),
      ...siblings.flatMap((other) => (factsOf(other) === null ? [] : (files.of(other) ?? []))),
    ]);
    if (names.size === 0) return null;
    // The images of a chart without a tag of their own have its application version.
    const slot = fact.slot === 'appVersion' ? chartImage : fact.slot;
    for (const other of siblings) {
      if (!factsOf(other)?.some((own) => own.slot === slot)) continue;
      const name = files.of(other);
      if (name === null) return [];
      names.delete(name);
    }
    if (names.size > 0) return [...names].sort();
    return this.inheritance.hasUnknownUsers(path) ? [null] : [];
  }

  private findRelated(path: string): readonly string[] {
    const homes = this.usersOf(path).map(({ folder }) => `${folder}/values.yaml`);
    return homes.length > 0 ? homes.flatMap((home) => [home, ...this.beside(home)]) : this.beside(this.homeOf(path));
  }

  private findBeside(path: string): readonly string[] {
    const { files, targets } = this.layout;
    if (files.of(path) !== null) return [];
    const overlays = targets(path).flatMap(({ way }) =>
      way.slice(1).flatMap((folder) => this.byFolder.get(folder) ?? []),
    );
    if (overlays.length > 0) return overlays.slice(0, mostRelated);
    const reader = versionReaderOf(path);
    if (!/values|plain|chart|assignments/.test(reader ?? '') || !files.isShared(path)) return [];
    const isDefault = (other: string): boolean => reader === 'chart' && nameOf(other) === 'values.yaml';
    return (this.byFolder.get(folderOf(path)) ?? [])
      .filter((other) => other !== path && (files.of(other) !== null || isDefault(other)))
      .slice(0, mostRelated);
  }

  /** The name of the release, else what a file of variables or tags calls it, else the agent's object, the key or the file. */
  private serviceOf(path: string, fact: VersionFact, environment: string | null): string {
    const key = fact.key === null ? null : keyName(fact.key, environment);
    const ownKey = key === null || isLayoutWord(key) ? null : key;
    return (
      (fact.release === null ? null : releaseName(fact.release, environment)) ??
      listedName(path, ownKey, environment) ??
      this.agentName(path, fact, environment) ??
      pathName(path, fact, ownKey, environment) ??
      key ??
      (nameOf(folderOf(path)) || nameOf(path))
    );
  }

  /** The application that deploys the folder, where all that do are of one name. */
  private agentName(path: string, { isValues }: VersionFact, environment: string | null): string | null {
    const { agents, targets } = this.layout;
    const folders = [folderOf(path), ...targets(path).map(({ leaf }) => leaf)];
    const over = agents.over(path);
    const applications = over?.agents.filter(({ isApplication }) => isApplication) ?? [];
    const near = isValues && over?.folder !== folderOf(path) ? [] : applications;
    const candidates = [...folders.flatMap((folder) => agents.at(folder)), ...near];
    const names = new Set(candidates.map(({ name }) => (name === null ? null : releaseName(name, environment))));
    const [only] = names;
    return names.size === 1 && only !== undefined && only !== null && !aggregate.test(only) ? only : null;
  }
}

/** Files of variables and of tags list services by name; an agent that delivers such a list is none of them. */
function listedName(path: string, ownKey: string | null, environment: string | null): string | null {
  const reader = versionReaderOf(path);
  if (reader === 'assignments') return ownKey;
  return reader === 'tag' ? (ownKey ?? serviceOfStem(path, environment)) : null;
}

/** Values are for what their path says, before any key in them. */
function pathName(
  path: string,
  { isValues }: VersionFact,
  ownKey: string | null,
  environment: string | null,
): string | null {
  const place = serviceOfPath(path, environment);
  return isValues ? (place ?? ownKey) : (ownKey ?? place);
}

function isNamedAlike(first: VersionFact, second: VersionFact): boolean {
  const isSame = first.release === second.release && first.key === second.key;
  return isSame && first.environments.join() === second.environments.join();
}

/** Names of objects that deliver everything. */
const aggregate =
  /^(root|bootstrap|clusters?|all|flux-system|.*app-of-apps.*|workloads?|add-?ons|apps|applications|services|releases|deployments|manifests|tenants|infra(structure)?|platform|system|core|base|common|config)$/;
const mostRelated = 60;
/** Where the default values of a chart name its image. */
const chartImage = 'values/image:image';
