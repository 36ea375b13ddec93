import { indent } from '@/lib/sample/manifests';

export interface Policy {
  name: string;
  message: string;
  /** YAML below `validate.pattern`. */
  pattern: string;
}

/** The rules that the company asks of every workload. */
export const companyPolicies: readonly Policy[] = [
  {
    name: 'require-requests',
    message: 'Every container has to say what it needs.',
    pattern: 'spec:\n  containers:\n    - resources:\n        requests:\n          memory: "?*"\n          cpu: "?*"\n',
  },
  {
    name: 'require-probes',
    message: 'Every container has to tell when it is ready.',
    pattern: 'spec:\n  containers:\n    - readinessProbe:\n        periodSeconds: ">0"\n',
  },
  {
    name: 'own-registry',
    message: 'Images come from the registry of Otterbrook.',
    pattern: 'spec:\n  containers:\n    - image: "registry.otterbrook.example/*"\n',
  },
];

/** A Kyverno policy over pods. */
export function clusterPolicy({ name, message, pattern }: Policy, action: 'Enforce' | 'Audit'): string {
  return `apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata:
  name: ${name}
  annotations:
    policies.kyverno.io/severity: medium
spec:
  validationFailureAction: ${action}
  background: true
  rules:
    - name: ${name}
      match:
        any:
          - resources:
              kinds: [Pod]
      validate:
        message: ${message}
        pattern:
${indent(pattern, 10)}`;
}

/** A test of a policy: a pod that it has to refuse. */
export function policyTest(policy: string, folder: string): string {
  return `apiVersion: cli.kyverno.io/v1alpha1
kind: Test
metadata:
  name: ${policy}
policies:
  - ${folder}/${policy}.yaml
resources:
  - pods.yaml
results:
  - policy: ${policy}
    rule: ${policy}
    kind: Pod
    resources: [careless]
    result: fail
`;
}

/** The pod that the tests refuse. */
export const carelessPod = `apiVersion: v1
kind: Pod
metadata:
  name: careless
spec:
  containers:
    - name: careless
      image: registry.otterbrook.example/platform/careless:1.0.0
`;

export interface PolicyExemption {
  name: string;
  namespace: string;
  policy: string;
  /** Of pods. */
  names: string;
  owner?: string;
  /** An ISO 8601 day. */
  expires?: string;
}

/** An exception from one policy for one workload. */
export function policyException({ name, namespace, policy, names, owner, expires }: PolicyExemption): string {
  const notes = [
    ...(owner === undefined ? [] : [`    otterbrook.example/owner: ${owner}\n`]),
    ...(expires === undefined ? [] : [`    otterbrook.example/expires: "${expires}"\n`]),
  ];
  return `apiVersion: kyverno.io/v2
kind: PolicyException
metadata:
  name: ${name}
  namespace: ${namespace}
${notes.length > 0 ? `  annotations:\n${notes.join('')}` : ''}spec:
  exceptions:
    - policyName: ${policy}
      ruleNames: [${policy}]
  match:
    any:
      - resources:
          kinds: [Pod]
          namespaces: [${namespace}]
          names: ["${names}"]
`;
}
