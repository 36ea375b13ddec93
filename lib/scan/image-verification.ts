import { type AdmissionPolicy, admissionPolicies } from '@/lib/scan/admission-policies';
import { releasesOf } from '@/lib/scan/chart-releases';
import { chartSwitches } from '@/lib/scan/chart-switches';
import { isObject, type JsonValue, listAt, textAt, valueAt } from '@/lib/scan/documents/json';
import type { Resource } from '@/lib/scan/documents/resource';
import type { Mark } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';
import { standingObjects } from '@/lib/scan/standing-objects';

/** Something that checks where an image comes from before it runs. */
export interface ImageVerifier {
  name: string;
  /** It refuses what is not signed, only reports it, or a template decides. */
  mode: 'enforce' | 'audit' | 'unresolved';
  /** It refuses in production. */
  inProduction: boolean;
  mark: Mark;
}

/** Everything that verifies signatures or provenance of images, as the repository declares it (detection rules SUP-VERIFY). */
export function imageVerifiers(inventory: Inventory): ImageVerifier[] {
  return [...byPolicy(inventory), ...byObject(inventory), ...byChart(inventory), ...byTerraform(inventory)];
}

const policyGroups =
  /^(kyverno\.io|policies\.kyverno\.io|policy\.sigstore\.dev|policies\.kubewarden\.io|constraints\.gatekeeper\.sh)$/;

/** Policies at admission: what they do with what breaks them is told as for any policy, overlays followed. */
function byPolicy(inventory: Inventory): ImageVerifier[] {
  const verifying = objectsThatAreOn(inventory, (group) => policyGroups.test(group)).filter(verifies);
  if (verifying.length === 0) return [];
  const policies = new Map(admissionPolicies(inventory).map((policy) => [placeOf(policy.mark), policy]));
  return verifying.flatMap((resource) => {
    const policy = policies.get(placeOf(resource));
    return policy ? [verifierOf(policy)] : [];
  });
}

/** Objects of templates that are off by default verify nothing. */
function objectsThatAreOn(inventory: Inventory, isWanted: (group: string) => boolean): Resource[] {
  const switched = chartSwitches(inventory);
  return standingObjects(inventory, isWanted).filter((resource) => switched(resource) === 'on');
}

function placeOf({ path, line }: Pick<Mark, 'path' | 'line'>): string {
  return `${path}\0${line}`;
}

function verifierOf({ engine, kind, name, mode, enforcesProduction, mark }: AdmissionPolicy): ImageVerifier {
  const does = mode === 'enforce' ? 'refuses' : mode === 'audit' ? 'only reports' : 'perhaps refuses';
  return {
    name: engine,
    mode: mode === 'inert' ? 'audit' : mode,
    inProduction: enforcesProduction,
    mark: { ...mark, note: `${kind} ${name ?? ''} ${does} images that it cannot verify` },
  };
}

/** Whether a policy looks at signatures: a rule that only adds digests, or lets everything pass, verifies nothing. */
function verifies({ group, kind, body }: Resource): boolean {
  if (group === 'kyverno.io') return listAt(body ?? undefined, 'spec', 'rules').some(checksSignature);
  if (group === 'policies.kyverno.io') return kind.endsWith('ImageValidatingPolicy');
  if (group === 'policy.sigstore.dev') return kind === 'ClusterImagePolicy' && !passesAll(body ?? undefined);
  if (group === 'policies.kubewarden.io') return /verify-image/.test(textAt(body ?? undefined, 'spec', 'module') ?? '');
  return /ratify/i.test(kind);
}

function checksSignature(rule: JsonValue): boolean {
  return listAt(rule, 'verifyImages').some((check) =>
    ['attestors', 'attestations', 'key', 'keyless'].some((field) => {
      const value = valueAt(check, field);
      return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null;
    }),
  );
}

function passesAll(body: JsonValue | undefined): boolean {
  const authorities = listAt(body, 'spec', 'authorities');
  return authorities.length > 0 && authorities.every((each) => textAt(each, 'static', 'action') === 'pass');
}

/** Kinds of verifiers with a meaning of their own. */
const kinds: readonly { group: RegExp; kind: RegExp; name: string }[] = [
  { group: /^config\.openshift\.io$/, kind: /^(Cluster)?ImagePolicy$/, name: 'OpenShift' },
  { group: /^portieris\.cloud\.ibm\.com$/, kind: /^(Cluster)?ImagePolicy$/, name: 'Portieris' },
  {
    group: /^binaryauthorization\.cnrm\.cloud\.google\.com$/,
    kind: /^BinaryAuthorizationPolicy$/,
    name: 'Binary Authorization',
  },
  { group: /^config\.ratify\.(deislabs\.io|dev)$/, kind: /^(Namespaced)?(Verifier|Executor)$/, name: 'Ratify' },
  { group: /^argocd-image-updater\.argoproj\.io$/, kind: /^ImageUpdater$/, name: 'Argo CD Image Updater' },
];

function byObject(inventory: Inventory): ImageVerifier[] {
  return objectsThatAreOn(inventory, (group) => kinds.some((rule) => rule.group.test(group))).flatMap((resource) => {
    const { group, kind, name, body, path, objectId, line } = resource;
    const rule = kinds.find((each) => each.group.test(group) && each.kind.test(kind));
    if (!rule || (kind === 'ImageUpdater' && !hasKey(body ?? undefined, 'imagesVerification'))) return [];
    // Ratify answers; a constraint of Gatekeeper refuses. What updates an image checks before the change, not before it runs.
    const mode = /Ratify|Updater/.test(rule.name) ? 'audit' : 'enforce';
    const mark = { path, objectId, line, note: `${kind} ${name ?? ''} verifies images` };
    return [{ name: rule.name, mode, inProduction: mode === 'enforce' && inventory.impliedProduction, mark } as const];
  });
}

function hasKey(value: JsonValue | undefined, key: string): boolean {
  if (Array.isArray(value)) return value.some((item) => hasKey(item, key));
  return isObject(value) && (key in value || Object.values(value).some((inner) => hasKey(inner, key)));
}

/** Connaisseur refuses from the moment that it is installed. */
function byChart(inventory: Inventory): ImageVerifier[] {
  return releasesOf(inventory, /^connaisseur$/).map(({ mark }) => ({
    name: 'Connaisseur',
    mode: 'enforce',
    inProduction: inventory.impliedProduction,
    mark,
  }));
}

function byTerraform({ terraform }: Inventory): ImageVerifier[] {
  return terraform
    .filter(({ counted }) => counted)
    .flatMap(({ resources, path, objectId }) =>
      resources
        .filter(({ type }) => type === 'google_binary_authorization_policy')
        .map(({ name, line }) => ({
          name: 'Binary Authorization',
          mode: 'enforce',
          inProduction: false,
          mark: { path, objectId, line, note: `google_binary_authorization_policy ${name} verifies images` },
        })),
    );
}
