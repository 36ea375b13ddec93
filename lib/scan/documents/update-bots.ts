import { isObject, type JsonObject, listAt, textAt } from '@/lib/scan/documents/json';
import { parseDocument } from '@/lib/scan/documents/yaml';

/** Ecosystems of Dependabot that keep declared state, images, modules or pipelines up to date; the others are libraries of programs. */
const delivered = new Set([
  'docker',
  'docker-compose',
  'helm',
  'terraform',
  'opentofu',
  'github-actions',
  'gitsubmodule',
  'devcontainers',
]);

/** What Dependabot is told to update. Null where the file cannot be read. */
export interface DependabotUpdates {
  ecosystems: string[];
  /** Those among them that are no libraries of a program. */
  delivered: string[];
}

/** Reads `.github/dependabot.yml`. */
export function readDependabot(text: string): DependabotUpdates | null {
  const parsed = parseDocument(text);
  if (!parsed.ok) return null;
  const names = listAt(parsed.value, 'updates').flatMap((update) => textAt(update, 'package-ecosystem') ?? []);
  const ecosystems = [...new Set(names)];
  return { ecosystems, delivered: ecosystems.filter((name) => delivered.has(name)) };
}

/** What a configuration of Renovate says of itself. */
export interface RenovateSettings {
  enabled: boolean;
  /** It names files of its own to look at, so that agents' objects and plain manifests can be among them. */
  hasOwnPatterns: boolean;
  /** It takes settings from another repository, which cannot be read here. */
  extendsElsewhere: boolean;
  /** Some updates are merged by rule. */
  automerge: boolean;
}

/** Presets that merge; others of such names only say how (`:automergeBranch`). */
const mergingPreset = /^:automerge(Patch|Minor|Major|All|Digest|Linters|Testers|Types|StableNonMajor)$/;

/** Reads a configuration of Renovate, in JSON, JSON5 or inside a `package.json`. Null where it cannot be read or holds none. */
export function readRenovate(text: string, key?: string): RenovateSettings | null {
  const parsed = parseDocument(withoutComments(text));
  const whole = parsed.ok && isObject(parsed.value) ? parsed.value : null;
  const settings = key === undefined ? whole : objectIn(whole, key);
  if (settings === null) return null;
  const written = JSON.stringify(settings);
  const presets = listAt(settings, 'extends').filter((preset) => typeof preset === 'string');
  return {
    enabled: settings['enabled'] !== false,
    hasOwnPatterns: /"(managerFilePatterns|fileMatch|customManagers|regexManagers)":/.test(written),
    extendsElsewhere: presets.some((preset) => /^(local|github|gitlab|gitea|forgejo|bitbucket)>|^https?:/.test(preset)),
    automerge: /"automerge":true/.test(written) || presets.some((preset) => mergingPreset.test(preset)),
  };
}

function objectIn(whole: JsonObject | null, key: string): JsonObject | null {
  const value = whole?.[key];
  return isObject(value) ? value : null;
}

/** JSON5 allows comments that YAML does not know; a `//` within a text in quotes is none. */
function withoutComments(text: string): string {
  return text.replace(
    /("(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?)|\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*/g,
    (_, quoted) => quoted ?? '',
  );
}
