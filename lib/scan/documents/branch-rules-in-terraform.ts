import {
  type BranchSettings,
  type DeclaredBranchRules,
  isMainBranch,
  unsaid,
  yesOrNo,
} from '@/lib/scan/documents/branch-rules';
import type { TerraformFile } from '@/lib/scan/documents/terraform';

/** Attributes of a resource, by dotted name. */
type Attributes = Readonly<Record<string, string>>;

interface ResourceRule {
  /** Pattern or name of the branch, and the attribute of the repository. */
  branch: string;
  repository: string;
  settings: (attributes: Attributes) => BranchSettings;
  active?: (attributes: Attributes) => boolean;
}

const rules: Readonly<Record<string, ResourceRule>> = {
  github_branch_protection: { branch: 'pattern', repository: 'repository_id', settings: protection },
  github_branch_protection_v3: { branch: 'branch', repository: 'repository', settings: protection },
  github_repository_ruleset: ruleset('repository'),
  github_organization_ruleset: ruleset(''),
  gitlab_branch_protection: { branch: 'branch', repository: 'project', settings: gitLabProtection },
};

/** Rules for main branches that Terraform sets on GitHub and GitLab. Modules are not followed. */
export function branchRulesInTerraform(files: readonly TerraformFile[]): DeclaredBranchRules[] {
  const names = repositoryNames(files);
  return files
    .filter(({ counted }) => counted)
    .flatMap((file) =>
      file.resources.flatMap(({ type, name, line }): DeclaredBranchRules[] => {
        const rule = Object.hasOwn(rules, type) ? rules[type] : undefined;
        const attributes = file.attributes[`${type}.${name}`];
        if (!rule || !attributes || !isMainBranch(attributes[rule.branch])) return [];
        const repository = repositoryOf(attributes[rule.repository] ?? '', names);
        const { path, objectId } = file;
        const place = { path, objectId, line, note: `${type} ${name}` };
        const active = rule.active?.(attributes) ?? true;
        return [{ tool: 'Terraform', repository, active, ...place, ...rule.settings(attributes) }];
      }),
    );
}

/** Names of the repositories that the files make, by their address in Terraform. */
function repositoryNames(files: readonly TerraformFile[]): ReadonlyMap<string, string> {
  return new Map(
    files.flatMap(({ attributes }) =>
      Object.entries(attributes).flatMap(([address, { name, path }]): [string, string][] => {
        const called = /^github_repository\./.test(address)
          ? name
          : /^gitlab_project\./.test(address)
            ? (path ?? name)
            : undefined;
        return called === undefined ? [] : [[address, called]];
      }),
    ),
  );
}

/** The name that is written, or that of the repository that is referred to; null for any other expression. */
function repositoryOf(value: string, names: ReadonlyMap<string, string>): string | null {
  if (/^[\w.-]+(\/[\w.-]+)+$/.test(value) && !/^(github_repository|gitlab_project)\./.test(value)) return value;
  const referred = /\b((?:github_repository|gitlab_project)\.[\w-]+)/.exec(value)?.[1];
  if (referred !== undefined) return plainName(names.get(referred) ?? '');
  return plainName(value);
}

function plainName(name: string): string | null {
  return /^[\w-][\w.-]*$/.test(name) && !/^(var|local|each|data|module)\./.test(name) ? name : null;
}

function protection(attributes: Attributes): BranchSettings {
  const forcePush = attributes['allows_force_pushes'];
  return {
    directPushBlocked: isSet(attributes, 'required_pull_request_reviews'),
    // GitHub refuses force pushes to a protected branch unless it is told to take them.
    forcePushBlocked: forcePush === undefined ? true : negated(forcePush),
    checksRequired: isSet(attributes, 'required_status_checks'),
    administratorsBound: yesOrNo(attributes['enforce_admins']),
    ownersRequired: yesOrNo(attributes['required_pull_request_reviews.require_code_owner_reviews']),
  };
}

/** Whether a block is there; null where it is not, since another rule may say more. */
function isSet(attributes: Attributes, name: string): true | null {
  return attributes[name] === undefined ? null : true;
}

function negated(value: string): boolean | null {
  const read = yesOrNo(value);
  return read === null ? null : !read;
}

function ruleset(repository: string): ResourceRule {
  return {
    branch: 'conditions.ref_name.include',
    repository,
    active: ({ enforcement }) => enforcement === undefined || !/^(evaluate|disabled)$/.test(enforcement),
    settings: (attributes) => ({
      directPushBlocked: isSet(attributes, 'rules.pull_request'),
      forcePushBlocked: yesOrNo(attributes['rules.non_fast_forward']),
      checksRequired: isSet(attributes, 'rules.required_status_checks'),
      administratorsBound: bindsAdministrators(attributes),
      ownersRequired: yesOrNo(attributes['rules.pull_request.require_code_owner_review']),
    }),
  };
}

/** Nobody steps around a ruleset but who is named; machines are no administrators. */
function bindsAdministrators(attributes: Attributes): boolean | null {
  const named = attributes['bypass_actors'];
  if (named === undefined) return true;
  if (named.includes('dynamic')) return null;
  const types = (attributes['bypass_actors.actor_type'] ?? '').split(',');
  return types.every((type) => /^(Integration|DeployKey)$/.test(type));
}

function gitLabProtection(attributes: Attributes): BranchSettings {
  const push = attributes['push_access_level'];
  const isClosed = push === undefined ? null : push === 'no one';
  return {
    ...unsaid,
    directPushBlocked: isClosed,
    forcePushBlocked: negated(attributes['allow_force_push'] ?? 'false'),
    administratorsBound: isClosed,
    ownersRequired: yesOrNo(attributes['code_owner_approval_required']),
  };
}
