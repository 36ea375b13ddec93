import {
  type BranchSettings,
  type DeclaredBranchRules,
  isMainBranch,
  yesOrNo,
} from '@/lib/scan/documents/branch-rules';
import { listAt, objectAt, textAt, valueAt } from '@/lib/scan/documents/json';
import type { Resource } from '@/lib/scan/documents/resource';

/** API groups of Crossplane's providers for Git hosts. */
export const gitHostGroup = /(^|\.)(github|gitlab)\.(\w+\.)*(upbound|crossplane)\.io$/;

/** Rules for a main branch that an object of Crossplane keeps; null where it is none. */
export function branchRulesInObject(resource: Resource): DeclaredBranchRules | null {
  const { group, kind, body, path, objectId, line, name } = resource;
  if (!gitHostGroup.test(group) || !/^(BranchProtection(v3)?|BranchProtectionRule)$/.test(kind)) return null;
  const spec = objectAt(body ?? undefined, 'spec', 'forProvider');
  if (!spec || !isMainBranch(textAt(spec, 'pattern') ?? textAt(spec, 'branch'))) return null;
  const repository = textAt(spec, 'repository') ?? textAt(spec, 'repositoryRef', 'name') ?? null;
  const place = { path, objectId, line, note: `${kind} ${name ?? ''}`.trim() };
  return { tool: 'Crossplane', repository, active: true, ...place, ...settingsOf(spec) };
}

function settingsOf(spec: ReturnType<typeof objectAt>): BranchSettings {
  const has = (key: string): true | null => (listAt(spec, key).length > 0 || objectAt(spec, key) ? true : null);
  const forcePush = yesOrNo(valueAt(spec, 'allowsForcePushes'));
  const reviews = listAt(spec, 'requiredPullRequestReviews')[0] ?? objectAt(spec, 'requiredPullRequestReviews');
  return {
    directPushBlocked: has('requiredPullRequestReviews'),
    forcePushBlocked: !(forcePush ?? false),
    checksRequired: has('requiredStatusChecks'),
    administratorsBound: yesOrNo(valueAt(spec, 'enforceAdmins')),
    ownersRequired: yesOrNo(valueAt(reviews, 'requireCodeOwnerReviews')),
  };
}
