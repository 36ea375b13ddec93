import { bindingOf } from '@/lib/scan/access-bindings';
import { broughtAlong } from '@/lib/scan/brought-along';
import { listAt, objectAt, textAt, valueAt } from '@/lib/scan/documents/json';
import { rememberFor } from '@/lib/scan/documents/remember';
import type { Resource } from '@/lib/scan/documents/resource';
import type { Inventory } from '@/lib/scan/inventory';
import { defineObjectIndicator, type OtherSign } from '@/lib/scan/object-indicator';
import { valuesForCharts } from '@/lib/scan/release-values';
import { standingObjects } from '@/lib/scan/standing-objects';
import { terraformSigns } from '@/lib/scan/terraform-signs';

const does = 'says who may do what';
const rbac = /^rbac\.authorization\.k8s\.io$|^authorization\.openshift\.io$/;

/** Who may do what is declared (detection rules POL-RBAC). What operators bring along for themselves is left out. */
export const accessRules = defineObjectIndicator({
  id: 'access-rules',
  rules: [
    {
      name: 'role bindings',
      group: rbac,
      kinds: /^(Cluster)?RoleBinding$/,
      does,
      works: limitsAnybody,
      idles: 'names nobody, or gives all rights to who needs less',
    },
    { name: 'rbac-manager', group: /^rbacmanager\.reactiveops\.io$/, kinds: /^RBACDefinition$/, does },
    {
      name: 'Rancher',
      group: /^management\.cattle\.io$/,
      kinds: /^(Project|Cluster)RoleTemplateBinding$|^GlobalRoleBinding$/,
      does,
    },
    {
      name: 'OpenShift groups',
      group: /^user\.openshift\.io$/,
      kinds: /^Group$/,
      does: 'names the members of a group',
    },
    {
      name: 'Argo CD',
      group: /^argoproj\.io$/,
      kinds: /^AppProject$/,
      matches: ({ body }) => listAt(body ?? undefined, 'spec', 'roles').length > 0,
      does,
    },
    {
      name: 'Argo CD',
      group: /^argoproj\.io$/,
      kinds: /^ArgoCD$/,
      matches: ({ body }) => grants(textAt(body ?? undefined, 'spec', 'rbac', 'policy')),
      does,
    },
    { name: 'Argo CD', group: /^$/, kinds: /^ConfigMap$/, matches: isArgoCd, does },
    {
      name: 'AWS',
      group: /^$/,
      kinds: /^ConfigMap$/,
      matches: ({ name, namespace }) => name === 'aws-auth' && namespace === 'kube-system',
      does,
    },
  ],
  leftOut: isBroughtAlong,
  others: (inventory) => [
    ...rolesAlone(inventory),
    ...argoCdValues(inventory),
    ...terraformSigns(inventory, resources),
  ],
  measures: accessMeasures,
  what: [
    'role bindings of Kubernetes',
    'rules for access to Argo CD: argocd-rbac-cm, roles of projects',
    'access entries and role bindings in Terraform',
  ],
  none: 'No rule of access was found, save what operators bring along for themselves.',
  found: 'Who may do what is declared',
  idle: 'Rights are named here, and nothing limits who has them.',
});

/** What operators bring along, in the file of their kinds or under the names that their tools give. */
function isBroughtAlong(inventory: Inventory): (resource: Resource) => boolean {
  const ofInstallation = broughtAlong(inventory);
  return (resource) =>
    ofInstallation(resource) || generatedPath.test(resource.path) || generatedName.test(resource.name ?? '');
}

const generatedPath = /(^|\/)config\/rbac\//;
const generatedName = /leader-election|kube-rbac-proxy|metrics-reader|auth-delegator/;

function limitsAnybody(resource: Resource): boolean {
  const binding = bindingOf(resource);
  return binding !== null && !binding.wide;
}

function isArgoCd({ name, body }: Resource): boolean {
  return (
    name === 'argocd-rbac-cm' &&
    Object.entries(objectAt(body ?? undefined, 'data') ?? {}).some(
      ([key, value]) => /^policy\..*csv$/.test(key) && grants(value),
    )
  );
}

/** Lines of a policy: permissions and memberships. Comments are none. */
function grants(policy: unknown): boolean {
  return typeof policy === 'string' && /^[ \t]*[pg][ \t]*,/m.test(policy);
}

function argoCdValues(inventory: Inventory): OtherSign[] {
  return valuesForCharts(inventory, /^argo-?cd$/).flatMap(({ body, key, path, objectId, line }) =>
    [
      ['configs', 'rbac'],
      ['server', 'rbacConfig'],
    ].flatMap((place): OtherSign[] => {
      const policy = valueAt(body, ...place, 'policy.csv');
      const mark = {
        path,
        objectId,
        line,
        key: [...key, ...place, 'policy.csv'],
        note: `the policy of Argo CD ${does}`,
      };
      return grants(policy) ? [{ name: 'Argo CD', works: true, mark }] : [];
    }),
  );
}

const resources = [
  {
    name: 'Terraform',
    types:
      /^(kubernetes_(cluster_)?role_binding(_v1)?|kubectl_role_binding|aws_eks_access_(entry|policy_association)|rancher2_\w*role_template_binding|argocd_project_token|rhcs_group_membership)$/,
    does,
  },
];

function accessMeasures(inventory: Inventory) {
  const given = ofKind(inventory, /RoleBinding$/).flatMap((resource) => bindingOf(resource) ?? []);
  return { people: given.filter(({ people }) => people).length, wide: given.filter(({ wide }) => wide).length };
}

function ofKind(inventory: Inventory, pattern: RegExp): Resource[] {
  return ownRules(inventory).filter(({ kind }) => pattern.test(kind));
}

const ownRules = rememberFor((inventory: Inventory): readonly Resource[] => {
  const isLeftOut = isBroughtAlong(inventory);
  return standingObjects(inventory, (group) => rbac.test(group)).filter((resource) => !isLeftOut(resource));
});

/** Roles where no binding is: who has them is decided elsewhere. */
function rolesAlone(inventory: Inventory): OtherSign[] {
  if (ofKind(inventory, /RoleBinding$/).length > 0) return [];
  return ofKind(inventory, /Role$/).map(({ kind, name, path, objectId, line }) => ({
    name: 'roles',
    works: false,
    mark: { path, objectId, line, note: `${kind} ${name ?? ''} names rights that nothing here gives to anybody` },
  }));
}
