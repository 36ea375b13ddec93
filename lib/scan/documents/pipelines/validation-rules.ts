import { program } from '@/lib/scan/documents/pipelines/tool-match';

/** schema: against the API's schema · build: it renders · lint · policy · terraform · diff: its effect on the target is shown · end-to-end: in a throw-away cluster. */
export type ValidationKind = 'schema' | 'build' | 'lint' | 'policy' | 'terraform' | 'diff' | 'end-to-end';

export interface ValidationRule {
  tool: string;
  kind: ValidationKind;
  pattern: RegExp;
  /** Says little alone: it only tells that a file is well-formed. */
  weak?: true;
}

function named(tool: string, kind: ValidationKind): ValidationRule {
  return { tool, kind, pattern: new RegExp(`^${tool}(?=\\s|$)`) };
}

function subcommands(tool: string, kind: ValidationKind, names: string, label = tool): ValidationRule {
  return { tool: label, kind, pattern: program(tool, names) };
}

/** A program that is called for the check which it wraps (`test-kubeval-validation`, `kubeconform-all`), and does not bring it in. */
function wrapped(name: string, kind: ValidationKind, label = name): ValidationRule {
  const tool = `(?:(?:[a-z]+[-_])+${name}(?:[-_][a-z]+)*|${name}(?:[-_][a-z]+)+)`;
  return {
    tool: label,
    kind,
    pattern: new RegExp(`^(?!(?:install|setup|get|download|update|fetch)[-_])${tool}(?=\\s|$)`),
  };
}

const terraform = 'terraform|tofu|terragrunt';

/** Commands that validate declared state (detection rules CI-V). The first rule that fits names the tool. */
export const commandRules: readonly ValidationRule[] = [
  named('kubeconform', 'schema'),
  named('kubeval', 'schema'),
  named('kubectl-validate', 'schema'),
  named('flux-schema', 'schema'),
  subcommands('kubectl', 'schema', 'validate', 'kubectl validate'),
  subcommands('datree', 'schema', 'test'),
  {
    tool: 'kubectl --dry-run',
    kind: 'schema',
    pattern:
      /^(kubectl|oc)(?=.*\s(apply|replace|create)\s)(?=.*\s(-f|-k|--filename|--kustomize)[=\s]).*--dry-run(=(server|client))?(\s|$)/,
  },
  subcommands('kustomize', 'build', 'build', 'kustomize build'),
  subcommands('kubectl|oc', 'build', 'kustomize', 'kubectl kustomize'),
  subcommands('helm', 'build', 'lint', 'helm lint'),
  subcommands('helm', 'build', 'template', 'helm template'),
  subcommands('helm', 'build', 'unittest', 'helm unittest'),
  subcommands('helm', 'diff', 'diff', 'helm diff'),
  { tool: 'helm --dry-run', kind: 'build', pattern: /^helm\s.*(upgrade|install)\s.*--dry-run/ },
  subcommands('ct', 'build', 'lint|install|lint-and-install', 'chart-testing'),
  subcommands('helmfile', 'diff', 'diff', 'helmfile diff'),
  subcommands('helmfile', 'build', 'template|lint|build', 'helmfile template'),
  subcommands('flux', 'diff', 'diff', 'flux diff'),
  subcommands('flux', 'build', 'build', 'flux build'),
  subcommands('flux-local', 'diff', 'diff', 'flux-local diff'),
  subcommands('flux-local', 'build', 'build|test', 'flux-local'),
  subcommands('flate', 'diff', 'diff', 'flate diff'),
  subcommands('flate', 'build', 'build|test', 'flate'),
  subcommands('argocd', 'diff', 'app diff', 'argocd app diff'),
  subcommands('argocd', 'build', 'app manifests', 'argocd app manifests'),
  named('argocd-diff-preview', 'diff'),
  subcommands('kubectl|oc', 'diff', 'diff', 'kubectl diff'),
  subcommands('kluctl', 'diff', 'diff', 'kluctl diff'),
  subcommands('kluctl', 'build', 'render', 'kluctl render'),
  subcommands('tk', 'diff', 'diff', 'tanka diff'),
  subcommands('tk', 'build', 'show|export', 'tanka export'),
  named('jsonnet', 'build'),
  subcommands('cue', 'schema', 'vet|export', 'cue vet'),
  subcommands('timoni', 'build', 'build|vet|bundle build|bundle vet'),
  subcommands('kcl', 'build', 'run|vet'),
  { tool: 'crossplane validate', kind: 'schema', pattern: /^crossplane\s+(beta\s+|alpha\s+)?validate(\s|$)/ },
  { tool: 'crossplane render', kind: 'build', pattern: /^crossplane\s+(beta\s+|alpha\s+)?render(\s|$)/ },
  subcommands('nomos', 'schema', 'vet', 'nomos vet'),
  subcommands('sveltosctl', 'diff', 'dryrun', 'sveltosctl dry run'),
  named('yamllint', 'lint'),
  named('kube-linter', 'lint'),
  named('kube-score', 'lint'),
  subcommands('polaris', 'lint', 'audit'),
  { tool: 'pluto', kind: 'lint', pattern: /^pluto\s+detect/ },
  named('kubent', 'lint'),
  named('ansible-lint', 'lint'),
  named('cfn-lint', 'lint'),
  named('conftest', 'policy'),
  subcommands('opa', 'policy', 'test|eval|check', 'opa'),
  subcommands('kyverno', 'policy', 'test|apply', 'kyverno'),
  subcommands('gator', 'policy', 'test|verify', 'gator'),
  named('checkov', 'policy'),
  named('tfsec', 'policy'),
  subcommands('trivy', 'policy', 'config', 'trivy config'),
  {
    tool: 'trivy fs',
    kind: 'policy',
    pattern: /^trivy\s(.*\s)?(fs|filesystem)\s.*--(scanners|security-checks)[= ]\S*(config|misconfig)/,
  },
  // Looks for known weaknesses in packages unless it is told otherwise.
  { ...subcommands('trivy', 'policy', 'fs|filesystem', 'trivy fs'), weak: true },
  named('terrascan', 'policy'),
  named('kics', 'policy'),
  subcommands('kubescape', 'policy', 'scan'),
  subcommands('chainsaw', 'end-to-end', 'test'),
  subcommands('kubectl', 'end-to-end', 'kuttl test', 'kuttl'),
  subcommands('snyk', 'policy', 'iac'),
  {
    tool: 'terraform fmt',
    kind: 'terraform',
    pattern: /^(terraform|tofu|terragrunt)\s(.*\s)?(fmt|hclfmt|hcl fmt)\s(.*\s)?--?check/,
  },
  subcommands(terraform, 'terraform', 'validate|run-all validate|validate-all|hcl validate', 'terraform validate'),
  subcommands(terraform, 'diff', 'plan|run-all plan|plan-all|run --all plan', 'terraform plan'),
  named('tflint', 'terraform'),
  named('infracost', 'terraform'),
  subcommands('pulumi', 'diff', 'preview', 'pulumi preview'),
  subcommands('cdk', 'diff', 'diff', 'cdk diff'),
  subcommands('cdk|cdktf', 'build', 'synth', 'cdk synth'),
  subcommands('sam', 'schema', 'validate', 'sam validate'),
  subcommands('aws', 'schema', 'cloudformation validate-template', 'cloudformation validate-template'),
  { tool: 'bicep build', kind: 'build', pattern: /^(bicep|az bicep)\s+(build|lint)\b/ },
  {
    tool: 'az deployment what-if',
    kind: 'diff',
    pattern:
      /^az\s+deployment\s+(group|sub|mg|tenant)\s+what-if\b|^az\s+deployment\s+(group|sub|mg|tenant)\s.*\s(--what-if|-w)(\s|$)/,
  },
  { tool: 'az deployment validate', kind: 'schema', pattern: /^az\s+deployment\s+(group|sub|mg|tenant)\s+validate\b/ },
  subcommands('aws', 'diff', 'cloudformation create-change-set', 'cloudformation change set'),
  subcommands('cdktf', 'diff', 'diff|plan', 'cdktf diff'),
  {
    tool: 'ansible --check --diff',
    kind: 'diff',
    pattern: /^ansible-playbook\s(?=.*\s(--check|-C)(\s|$))(?=.*\s(--diff|-D)(\s|$))/,
  },
  { tool: 'ansible syntax check', kind: 'lint', pattern: /^ansible-playbook\s.*(--syntax-check|--check)\b/ },
  subcommands('nomad', 'schema', 'validate|job validate', 'nomad validate'),
  subcommands('dnscontrol', 'diff', 'preview|check', 'dnscontrol preview'),
  { tool: 'octodns-sync', kind: 'diff', pattern: /^octodns-sync\s(?!.*--doit\b)/ },
  named('octodns-validate', 'schema'),
  {
    tool: 'docker compose config',
    kind: 'schema',
    pattern: /^(docker-compose|(docker|podman)\s+compose)\s+(-\S+\s+([^-\s]\S*\s+)?)*config(\s|$)/,
  },
  wrapped('kubeconform', 'schema'),
  wrapped('kubeval', 'schema'),
  wrapped('kustomize-build', 'build', 'kustomize build'),
  wrapped('helm-lint', 'build', 'helm lint'),
  wrapped('helm-template', 'build', 'helm template'),
  wrapped('conftest', 'policy'),
];

/** Names in actions, container images, hooks and tasks that validate. Those that only install a tool are told apart by `installs`. */
export const actionRules: readonly ValidationRule[] = [
  { tool: 'kubeconform', kind: 'schema', pattern: /kubeconform/ },
  { tool: 'kubeval', kind: 'schema', pattern: /kubeval/ },
  { tool: 'flux-schema', kind: 'schema', pattern: /flux-schema/ },
  { tool: 'k8s-lint', kind: 'schema', pattern: /azure\/k8s-lint|k8svalidate|datree/ },
  { tool: 'kustomize build', kind: 'build', pattern: /kustomize-build|azure\/k8s-bake/ },
  { tool: 'helm lint', kind: 'build', pattern: /helm[-_]?lint/ },
  { tool: 'flux-local diff', kind: 'diff', pattern: /flux-local\/action\/diff/ },
  { tool: 'flux-local', kind: 'build', pattern: /flux-local\/action\/test/ },
  { tool: 'argocd-diff-preview', kind: 'diff', pattern: /argocd-diff/ },
  { tool: 'yamllint', kind: 'lint', pattern: /yamllint/ },
  { tool: 'check-yaml', kind: 'lint', pattern: /^pre-commit\/check-yaml$/, weak: true },
  { tool: 'kube-linter', kind: 'lint', pattern: /kube-linter/ },
  { tool: 'kube-score', kind: 'lint', pattern: /kube-score/ },
  { tool: 'MegaLinter', kind: 'lint', pattern: /megalinter/i },
  { tool: 'super-linter', kind: 'lint', pattern: /super-linter/ },
  { tool: 'trunk', kind: 'lint', pattern: /trunk-io\/trunk-action/ },
  { tool: 'conftest', kind: 'policy', pattern: /conftest/ },
  { tool: 'checkov', kind: 'policy', pattern: /checkov/ },
  { tool: 'tfsec', kind: 'policy', pattern: /tfsec/ },
  { tool: 'trivy', kind: 'policy', pattern: /terraform_trivy|trivy-config/ },
  { tool: 'kics', kind: 'policy', pattern: /kics/ },
  { tool: 'kubescape', kind: 'policy', pattern: /kubescape/ },
  { tool: 'terrascan', kind: 'policy', pattern: /terrascan/ },
  { tool: 'snyk', kind: 'policy', pattern: /snyk\/actions\/iac/ },
  { tool: 'terraform fmt', kind: 'terraform', pattern: /terraform[-_]fmt|tofu[-_]fmt/ },
  { tool: 'terraform validate', kind: 'terraform', pattern: /(terraform|tofu)[-_]validate/ },
  { tool: 'terraform plan', kind: 'diff', pattern: /(terraform|tofu)-plan|diggerhq\/digger/ },
  { tool: 'tflint', kind: 'terraform', pattern: /tflint/ },
];

/** Actions that put a tool in place and run nothing. */
export const installs = /(^|\/)(setup|install)[-_]|[-_](setup|install(er)?)$/;
