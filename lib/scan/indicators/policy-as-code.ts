import { counted } from '@/lib/assessment/wording';
import { type AdmissionPolicy, admissionPolicies } from '@/lib/scan/admission-policies';
import { agentCoverage } from '@/lib/scan/agent-coverage';
import { alteringPolicies } from '@/lib/scan/altering-policies';
import { runsSomething } from '@/lib/scan/declared-state';
import type { AgentObject } from '@/lib/scan/documents/agent-object';
import { endName, ownerName } from '@/lib/scan/documents/exception-marks';
import { isWithin } from '@/lib/scan/documents/folder';
import { listAt, objectAt, textAt, valueAt } from '@/lib/scan/documents/json';
import { checksPullRequests } from '@/lib/scan/documents/pipelines/pull-requests';
import { validationsOf } from '@/lib/scan/documents/pipelines/validation';
import type { Resource } from '@/lib/scan/documents/resource';
import type { Measures } from '@/lib/scan/evidence';
import { countedFiles, matchingFiles } from '@/lib/scan/files-by-path';
import { type Detection, defineIndicator, type Mark } from '@/lib/scan/indicator';
import type { Inventory, InventoryFile } from '@/lib/scan/inventory';
import { markedObjects } from '@/lib/scan/marked-objects';
import { podPolicies } from '@/lib/scan/pod-security';
import { releasedChartFolders } from '@/lib/scan/released-charts';
import { standingObjects } from '@/lib/scan/standing-objects';

/** Policies kept in Git, tested, checked in pull requests, shared by the targets (detection rules 7). */
export const policyAsCode = defineIndicator({
  id: 'policy-as-code',
  detect(inventory) {
    const all = admissionPolicies(inventory);
    const admission = all.filter(({ mode }) => mode !== 'inert');
    const files = [...policyFiles(inventory), ...hubPolicies(inventory)];
    const coverage = agentCoverage(inventory);
    const spread = files.filter(({ engine, mark }) => engine === hub && coverage.agentsOf(mark.path).length > 0);
    const checks = pullRequestChecks(inventory);
    const exempted = markedObjects(inventory, (name) => exemption.test(name));
    const exceptions = inventory.resources.filter(
      (resource) =>
        resource.counted && (isKyvernoException(resource) || (exempted.has(resource) && isExempt(resource))),
    );
    const measures = {
      engines: [...new Set([...all.map(({ engine }) => engine), ...files.map(({ engine }) => engine)])].sort(),
      policies: admission.length + files.filter(({ isPolicy }) => isPolicy).length,
      tests: testFiles(inventory).length,
      pullRequestChecks: checks.length,
      sharedByReference: admission.filter((policy) => isShared(policy, inventory)).length,
      copies: copiesOf(admission),
      exceptions: exceptions.length,
      exceptionsWithExpiry: exceptions.filter(expires).length,
      exceptionsWithOwnerAndExpiry: exceptions.filter((exception) => isOwned(exception) && expires(exception)).length,
      underAgent: admission.filter(({ agents }) => agents.length > 0).length,
      waved: admission.filter(({ agents }) => agents.some(goesInWaves)).length,
    };
    const marks = [
      ...[...admission, ...all.filter(({ mode }) => mode === 'inert')].map(({ mark }) => mark),
      ...checks,
      ...files.map(({ mark }) => mark),
      ...exceptions.map(({ path, objectId, line, kind, name }) => ({
        path,
        objectId,
        line,
        note: `exception from policies in ${kind} ${name ?? ''}`.trim(),
      })),
    ];
    const folders = [...releasedChartFolders(inventory)];
    const released = admission.filter(({ mark }) => folders.some((folder) => isWithin(mark.path, folder)));
    return conclude(inventory, measures, marks, spread.length + released.length > 0);
  },
});

function conclude(
  inventory: Inventory,
  measures: Measures & {
    engines: string[];
    policies: number;
    pullRequestChecks: number;
    underAgent: number;
    tests: number;
  },
  marks: Mark[],
  isBrought: boolean,
): Detection {
  const { engines, policies, pullRequestChecks: checks, underAgent, tests } = measures;
  if (policies === 0 && checks === 0 && engines.length === 0) return withoutEngines(inventory, measures);
  const run =
    checks > 0
      ? `${counted(checks, 'job checks', 'jobs check')} them in pull requests`
      : 'no pipeline checks them in pull requests';
  const reason = `${counted(policies, 'policy is', 'policies are')} in Git (${engines.join(', ') || 'rules of the tools themselves'}), ${underAgent} of them delivered by an agent; ${run}; ${counted(tests, 'file tests', 'files test')} them.`;
  const isUsed = checks > 0 || (policies > 0 && (underAgent > 0 || isBrought));
  return { outcome: isUsed ? 'present' : 'partial', measures, marks, reason };
}

/** What the cluster does by itself, or policies that check nothing, are a part of it. */
function withoutEngines(inventory: Inventory, measures: Measures): Detection {
  const { marks } = podPolicies(inventory);
  if (marks.length > 0) {
    const reason = `${counted(marks.length, 'pod security policy is', 'pod security policies are')} in Git, which the cluster itself enforces; no policy check of a pipeline was found.`;
    return { outcome: 'partial', measures, marks, reason };
  }
  const altering = alteringPolicies(inventory);
  if (altering.length > 0) {
    const reason = `${counted(altering.length, 'policy in Git changes or makes', 'policies in Git change or make')} objects; none checks anything.`;
    return { outcome: 'partial', measures, marks: altering, reason };
  }
  const isChecked = runsSomething(inventory) || inventory.resources.some(({ counted }) => counted);
  if (!isChecked)
    return { outcome: 'not-applicable', measures, reason: 'Nothing that a policy could check is declared here.' };
  const what = [
    'Kyverno',
    'Gatekeeper',
    'ValidatingAdmissionPolicy',
    'policies of Open Cluster Management',
    'Rego',
    'configuration of policy tools',
    'policy checks in pipelines',
  ];
  const searched = { files: inventory.filesRead, what };
  return { outcome: 'absent', measures, searched, reason: 'No policy was found.' };
}

interface PolicyFile {
  engine: string;
  isPolicy: boolean;
  mark: Mark;
}

const configurations: readonly { engine: string; pattern: RegExp; isPolicy?: true }[] = [
  { engine: 'open-policy-agent', pattern: /(?<!_test)\.rego$/, isPolicy: true },
  { engine: 'sentinel', pattern: /\.sentinel$/, isPolicy: true },
  { engine: 'pulumi', pattern: /(^|\/)PulumiPolicy\.ya?ml$/, isPolicy: true },
  { engine: 'conftest', pattern: /(^|\/)conftest\.toml$/ },
  { engine: 'checkov', pattern: /(^|\/)\.checkov\.ya?ml$/ },
  { engine: 'trivy', pattern: /(^|\/)trivy\.ya?ml$/ },
  { engine: 'tfsec', pattern: /(^|\/)\.tfsec\/|(^|\/)tfsec\.ya?ml$/ },
  { engine: 'tflint', pattern: /(^|\/)\.tflint\.hcl$/ },
  { engine: 'kube-linter', pattern: /(^|\/)\.kube-linter\.ya?ml$/ },
  { engine: 'sentinel', pattern: /(^|\/)sentinel\.hcl$/ },
];

/** Most files are none of them, which one look tells. */
const anyConfiguration = new RegExp(configurations.map(({ pattern }) => pattern.source).join('|'));

const hub = 'open-cluster-management';

/** Policies that the hub of Open Cluster Management carries to its clusters (detection rules ENG-OCM/ACM). */
function hubPolicies(inventory: Inventory): PolicyFile[] {
  return standingObjects(inventory, (group) => group === 'policy.open-cluster-management.io')
    .filter(({ kind }) => /^(Policy|ConfigurationPolicy|OperatorPolicy|CertificatePolicy|PolicyGenerator)$/.test(kind))
    .map(({ kind, name, path, objectId, line }) => ({
      engine: hub,
      isPolicy: true,
      mark: { path, objectId, line, note: `${kind} ${name ?? ''} for the clusters of a hub` },
    }));
}

function policyFiles(inventory: Inventory): PolicyFile[] {
  return countedFiles(inventory, anyConfiguration).flatMap(({ path, objectId }) => {
    const found = configurations.find(({ pattern }) => pattern.test(path));
    if (!found) return [];
    const isPolicy = found.isPolicy === true;
    const note = isPolicy ? `policy of ${found.engine}` : `configuration of ${found.engine}`;
    return [{ engine: found.engine, isPolicy, mark: { path, objectId, line: null, note } }];
  });
}

const testFile = /_test\.rego$|(^|\/)(kyverno-test|chainsaw-test)\.ya?ml$|(^|\/)suite\.ya?ml$/;

/** Tests stand in folders that do not count otherwise; only copies of other people's files are left out. */
function testFiles({ files }: Inventory): InventoryFile[] {
  return matchingFiles(files, testFile).filter(({ notCounted }) => notCounted !== 'vendored');
}

/** Jobs that check changes against policies before they are merged. */
function pullRequestChecks({ pipelines }: Inventory): Mark[] {
  return pipelines
    .filter(({ counted }) => counted)
    .flatMap(({ jobs }) =>
      jobs.flatMap((job): Mark[] => {
        const check = validationsOf(job).find(
          ({ kind, step }) => kind === 'policy' && checksPullRequests(step) === true,
        );
        if (!check) return [];
        const { path, objectId, line } = check.step;
        return [{ path, objectId, line, note: `${check.tool} checks pull requests in ${job.name}` }];
      }),
    );
}

/** One definition for several targets: a set from elsewhere, several agent objects or a fan-out, a base of several overlays. */
function isShared(policy: AdmissionPolicy, { kustomizations }: Inventory): boolean {
  if (policy.referenced) return true;
  const targets = new Set(policy.agents.map(({ cluster, environments }) => `${cluster} ${environments.join()}`));
  if (targets.size >= 2 || policy.agents.some(({ generators }) => generators.length > 0)) return true;
  const holders = kustomizations.filter(({ counted, resources }) => counted && resources.includes(policy.mark.path));
  return holders.some(({ takenBy }) => new Set(takenBy).size >= 2);
}

/** Files beyond the first that hold a policy of the same kind and name. */
function copiesOf(policies: readonly AdmissionPolicy[]): number {
  const own = policies.filter(({ referenced, name }) => !referenced && name !== null);
  const byIdentity = Map.groupBy(own, ({ engine, kind, name }) => `${engine} ${kind} ${name}`);
  return [...byIdentity.values()].reduce((sum, group) => sum + new Set(group.map(({ mark }) => mark.path)).size - 1, 0);
}

const exemption =
  /^polaris\.fairwinds\.com\/([\w-]+-)?exempt$|^ignore-check\.kube-linter\.io\/|^kube-linter\.io\/ignore-all$|^checkov\.io\/skip/;

function isKyvernoException({ group, kind }: Resource): boolean {
  return kind === 'PolicyException' && /(^|\.)kyverno\.io$/.test(group);
}

/** An annotation of its own exempts an object. */
function isExempt({ body }: Resource): boolean {
  return Object.keys(objectAt(body ?? undefined, 'metadata', 'annotations') ?? {}).some((name) => exemption.test(name));
}

/** Names of the labels and annotations of an object. */
function markNames({ body }: Resource): string[] {
  const metadata = objectAt(body ?? undefined, 'metadata');
  return ['labels', 'annotations'].flatMap((part) => Object.keys(objectAt(metadata, part) ?? {}));
}

/** A label or annotation says who answers for the exception. */
function isOwned(exception: Resource): boolean {
  return markNames(exception).some((name) => ownerName.test(name));
}

/** A label or annotation, or a condition on time, says when the exception ends. */
function expires(exception: Resource): boolean {
  if (markNames(exception).some((name) => endName.test(name))) return true;
  const conditions = valueAt(exception.body ?? undefined, 'spec', 'conditions') ?? null;
  return /time_(now|before|after|until)/.test(JSON.stringify(conditions));
}

/** The agent object sends changes to groups of targets one after the other. */
function goesInWaves({ resource }: AgentObject): boolean {
  const body = resource.body ?? undefined;
  const isRolling = textAt(body, 'spec', 'strategy', 'type') === 'RollingSync';
  if (isRolling) return listAt(body, 'spec', 'strategy', 'rollingSync', 'steps').length >= 2;
  return valueAt(body, 'spec', 'rolloutStrategy') !== undefined || valueAt(body, 'spec', 'maxUpdate') !== undefined;
}
