import { folderOf, nameOf } from '@/lib/scan/documents/folder';
import { type EnvironmentName, environmentOf } from '@/lib/scan/environments';

/** Words of a path that name no service. */
const plainWord =
  /^(values?|helm|helmfile(\.d)?|charts?|bases?|overlays?|env|envs|environments?|stages?|deploy(ments?|ed)?|k8s|kubernetes|manifests?|kustomiz(e|ation)|apps?|applications?|services?|microservices|releases?|default|common|global|shared|main|clusters?|images?|tags?|image-tags|versions?|overrides?|patch(es)?|src|argo-?cd|argo|flux(cd)?|gitops|infra(structure)?|config(uration)?s?|resources?|templates?|components?|workloads?|vars?|variables|settings|params|parameters|regions?|tenants?|projects?|platform|core|system|data|files|yaml|terraform|tf|modules?|live|state|statefulset|cron-?job|daemonset|pod|job|rollout|helm-?release|application-?set|release-?values|cm|config-?maps?|(oci|git|helm)-?repository|task-?definitions?|artifacts?|fleet|vendir|terragrunt|(docker-)?compose|stack)$/i;
const endings =
  /(\.(ya?ml|json|env|tfvars|properties|tf|tofu|nomad|hcl|jsonnet|libsonnet|cue|k|tag|version|txt|gotmpl|tmpl))+$/i;
/** Before the name of an application that Image Updater writes back for. */
const writeBack = /^\.argocd-source-/;
const valuesWord = /^values[-_.]+|(?<![-_.])[-_.]+values$/i;

/** Text of a name with `-` for `_`, in lower case. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('_', '-')
    .replace(/^-+|-+$/g, '');
}

/**
 * The name of a service, from the name of an agent's object, a release, a key or a file: less the token of its environment, and what
 * follows that (`shop-prod-eu-1` is `shop`). Null where nothing is left.
 */
export function serviceName(name: string, environment: string | null): string | null {
  return withoutToken(plain(name), environment) || null;
}

/** As `serviceName`, for an agent's object or a release: its environment may come first, too (`prod-shop`). */
export function releaseName(name: string, environment: string | null): string | null {
  const text = plain(name);
  const first = environment === null ? null : `${plain(environment)}-`;
  return serviceName(first !== null && text.startsWith(first) ? text.slice(first.length) : text, environment);
}

/** As `serviceName`, for a key or a file: only the name of its own environment is no part of it (`end-to-end-test` is a service in testing). */
export function keyName(name: string, environment: string | null): string | null {
  const text = plain(name);
  const own = environment === null ? null : plain(environment);
  if (own === null || text === own) return own === null ? text || null : null;
  return (text.endsWith(`-${own}`) ? text.slice(0, -own.length - 1) : text) || null;
}

/** Whether a name is a word of the layout of repositories, which tells no service where anything else does. */
export function isLayoutWord(name: string): boolean {
  return plainWord.test(name);
}

const joined = /(^|[-.])(pre|non)-(prod(?:uction)?)(?=$|[-.])/g;

function withoutToken(name: string, environment: string | null): string {
  if (environment !== null) {
    const own = plain(environment);
    if (name === own) return '';
    if (name.endsWith(`-${own}`)) return name.slice(0, -own.length - 1);
  }
  const whole = name.replace(joined, '$1$2$3');
  const found = environmentOf(whole);
  if (found?.name === whole) return '';
  if (found === null || !isOfTier(found.tier, environment)) return name;
  const { name: token } = found;
  const words = whole.split(/[-.]/);
  const at = words.lastIndexOf(token);
  if (at > 0) return words.slice(0, at).join('-');
  return at === 0 ? words.slice(1).join('-') : name;
}

/** What is called `test` in a production environment is another service, not another environment. */
function isOfTier(tier: EnvironmentName['tier'], environment: string | null): boolean {
  return environment === null || (environmentOf(environment)?.tier ?? null) === tier;
}

/** The service that a tag file is called after, whatever its name; null for one that is called after what it holds, or its environment. */
export function serviceOfStem(path: string, environment: string | null): string | null {
  const stem = nameOf(path).replace(endings, '');
  const isPlain = /^((docker|image)[-_.]?)*(tags?|versions?|image|current|latest|deployed)$/i.test(stem);
  // `production/test` is what is called test in production.
  const isEnvironment =
    environment === null ? environmentOf(stem)?.name === plain(stem) : plain(stem) === plain(environment);
  return isPlain || isEnvironment ? null : keyName(stem, environment);
}

/** The service that a path is for: the name nearest to its end that is neither an environment nor a word of the layout. */
export function serviceOfPath(path: string, environment: string | null): string | null {
  const stem = nameOf(path).replace(endings, '').replace(writeBack, '');
  const names = [/^values$/i.test(stem) ? '' : stem.replace(valuesWord, ''), ...foldersUp(path)];
  for (const name of names) {
    const found = isPlace(name, environment) ? null : serviceName(name.replace(/^_+|_+$/g, ''), environment);
    if (found !== null && !isLayoutWord(found)) return found;
  }
  return null;
}

/** A name that is that of an environment as a whole, with its region or cluster, or a version, is no service. */
function isPlace(name: string, environment: string | null): boolean {
  if (name === '' || name.startsWith('.') || /^v?\d+(\.\d+)+([-+.]|$)/.test(name)) return true;
  const found = environmentOf(name);
  const token = found && isOfTier(found.tier, environment) ? found.name : undefined;
  if (token !== undefined && plain(name).replace(joined, '$1$2$3').startsWith(token)) return true;
  return environment !== null && plain(name) === plain(environment);
}

function foldersUp(path: string): string[] {
  const names: string[] = [];
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) names.push(nameOf(folder));
  return names;
}
