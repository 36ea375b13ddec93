import { type JsonValue, valueAt } from '@/lib/scan/documents/json';

/** What a set of rules says of a branch; null where it does not say. */
export interface BranchSettings {
  directPushBlocked: boolean | null;
  forcePushBlocked: boolean | null;
  checksRequired: boolean | null;
  administratorsBound: boolean | null;
  ownersRequired: boolean | null;
}

/** Rules for the main branch of a repository that a file declares (detection rules SCM-PROTECT). */
export interface DeclaredBranchRules extends BranchSettings {
  /** Name of what applies them: `Terraform`. */
  tool: string;
  /** `owner/name`, `name`, or `owner/*` for all of an owner that no other rules name; '' for the repository in which they stand; null for any other, or one that an expression names. */
  repository: string | null;
  /** False where they are switched off, or broken rules are only reported. */
  active: boolean;
  path: string;
  objectId: string;
  line: number;
  note: string;
}

/** Rules of which nothing is said. */
export const unsaid: BranchSettings = {
  directPushBlocked: null,
  forcePushBlocked: null,
  checksRequired: null,
  administratorsBound: null,
  ownersRequired: null,
};

const mainBranch = /^(main|master|trunk|production|default|~DEFAULT_BRANCH|~ALL|m?a?\*+)$/;
const expression = /\$\{|\(|^(var|local|each|data|github_\w+|gitlab_\w+)\b[.[]/;

/** Whether a pattern, or one of a list, takes in the branch from which repositories mostly deploy; an expression may. */
export function isMainBranch(pattern: string | undefined): boolean {
  const patterns = pattern?.match(/[^\s",[\]]+/g) ?? [];
  return patterns.some((each) => mainBranch.test(each.replace(/^refs\/heads\//, '')) || expression.test(each));
}

/** True and false as they are written in any of the forms; null for all else. */
export function yesOrNo(value: JsonValue | undefined): boolean | null {
  if (typeof value === 'boolean') return value;
  if (value === 'true' || value === 'false') return value === 'true';
  return null;
}

/** Two sets of rules for one branch, as hosts take them together: the stricter of each counts. */
export function stricter(one: BranchSettings, other: BranchSettings): BranchSettings {
  const either = (key: keyof BranchSettings) =>
    one[key] === true || other[key] === true ? true : (one[key] ?? other[key]);
  return {
    directPushBlocked: either('directPushBlocked'),
    forcePushBlocked: either('forcePushBlocked'),
    checksRequired: either('checksRequired'),
    administratorsBound: either('administratorsBound'),
    ownersRequired: either('ownersRequired'),
  };
}

/** Whether rules for a repository of this name are those of one of the addresses. */
export function isOfAddress(repository: string, addresses: readonly string[]): boolean {
  const wanted = repository.toLowerCase().replace(/\.git$/, '');
  return addresses.some((address) => {
    const parts = address
      .toLowerCase()
      .replace(/\.git$/, '')
      .replace(/\/+$/, '')
      .split(/[/:]/);
    if (wanted.endsWith('/*')) return parts.at(-2) === wanted.slice(0, -2);
    return wanted.includes('/') ? parts.slice(-2).join('/') === wanted : parts.at(-1) === wanted;
  });
}

/** Rules as the interface of GitHub takes them, which settings files and Prow write down. */
export function settingsOfProtection(protection: JsonValue | undefined): BranchSettings {
  const isSet = (...keys: string[]): boolean | null => {
    const value = valueAt(protection, ...keys);
    return value === undefined ? null : value !== null && value !== false;
  };
  const forcePush = yesOrNo(valueAt(protection, 'allow_force_pushes'));
  return {
    directPushBlocked: isSet('required_pull_request_reviews'),
    // Protected branches refuse force pushes unless they are told to take them.
    forcePushBlocked: !(forcePush ?? false),
    checksRequired: isSet('required_status_checks'),
    administratorsBound: yesOrNo(valueAt(protection, 'enforce_admins')),
    ownersRequired: yesOrNo(valueAt(protection, 'required_pull_request_reviews', 'require_code_owner_reviews')),
  };
}
