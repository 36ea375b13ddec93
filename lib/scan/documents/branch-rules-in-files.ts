import {
  type BranchSettings,
  type DeclaredBranchRules,
  isMainBranch,
  settingsOfProtection,
  yesOrNo,
} from '@/lib/scan/documents/branch-rules';
import {
  isObject,
  type JsonObject,
  type JsonValue,
  listAt,
  objectAt,
  textAt,
  valueAt,
} from '@/lib/scan/documents/json';

/** A file whose text tells what rules a tool applies, parsed. */
export interface SettingsFile {
  path: string;
  objectId: string;
  body: JsonValue;
}

/** Where the Settings app looks: for the repository itself, and (Safe Settings) for others of the organization. */
export const settingsPath = /^\.github\/(settings|(repos|suborgs)\/[^/]+)\.ya?ml$/;
export const prowPath = /(^|\/)prow\/([^/]+\/)*_?config\.ya?ml$|(^|\/)_prowconfig\.ya?ml$/;

/** Rules that the Settings app applies: protection by branch, and rulesets. */
export function branchRulesInSettings({ path, objectId, body }: SettingsFile): DeclaredBranchRules[] {
  const other = /\/repos\/([^/]+)\.ya?ml$/.exec(path)?.[1];
  const repository = path.includes('/suborgs/') ? null : (other ?? '');
  const made = (active: boolean, note: string, settings: BranchSettings): DeclaredBranchRules => ({
    tool: 'Settings app',
    repository,
    active,
    path,
    objectId,
    line: 1,
    note,
    ...settings,
  });
  const branches = listAt(body, 'branches').flatMap((branch) => {
    const name = textAt(branch, 'name');
    const protection = valueAt(branch, 'protection');
    return isMainBranch(name) && isObject(protection)
      ? [made(true, `protection of ${name}`, settingsOfProtection(protection))]
      : [];
  });
  const rulesets = listAt(body, 'rulesets').flatMap((ruleset) => {
    const patterns = listAt(ruleset, 'conditions', 'ref_name', 'include').map(String);
    const active = !/^(evaluate|disabled)$/.test(textAt(ruleset, 'enforcement') ?? '');
    const name = `ruleset ${textAt(ruleset, 'name') ?? ''}`.trim();
    return patterns.some(isMainBranch) ? [made(active, name, settingsOfRuleset(ruleset))] : [];
  });
  return [...branches, ...rulesets];
}

function settingsOfRuleset(ruleset: JsonValue): BranchSettings {
  const rules = listAt(ruleset, 'rules');
  const find = (type: string) => rules.find((rule) => textAt(rule, 'type') === type);
  const has = (type: string): true | null => (find(type) ? true : null);
  const actors = listAt(ruleset, 'bypass_actors').map((actor) => textAt(actor, 'actor_type') ?? '');
  return {
    directPushBlocked: has('pull_request'),
    forcePushBlocked: has('non_fast_forward'),
    checksRequired: has('required_status_checks'),
    administratorsBound: actors.every((type) => /^(Integration|DeployKey)$/.test(type)),
    ownersRequired: yesOrNo(valueAt(find('pull_request'), 'parameters', 'require_code_owner_review')),
  };
}

/** What Prow's branch protector inherits from the level above. */
type Policy = JsonObject;

/** Rules that Prow's branch protector applies: what an organization says holds for its repositories, unless they say otherwise. */
export function branchRulesInProw({ path, objectId, body }: SettingsFile): DeclaredBranchRules[] {
  const root = objectAt(body, 'branch-protection');
  if (!root) return [];
  const made = (policy: Policy, repository: string | null): DeclaredBranchRules[] => {
    // One that is left out on purpose is told, so that the rules of its owner are not taken for its own.
    const active = policy['protect'] === true;
    if (!active && (policy['protect'] !== false || repository === null || repository.endsWith('/*'))) return [];
    const note = `branch protection of Prow${repository === null ? '' : ` for ${repository}`}`;
    const place = { path, objectId, line: 1, note };
    return [{ tool: 'Prow', repository, active, ...place, ...settingsOfProtection(policy) }];
  };
  const organizations = Object.entries(objectAt(root, 'orgs') ?? {});
  const found = organizations.flatMap(([owner, organization]) => {
    const ofOwner = under(root, organization);
    const named = Object.entries(objectAt(organization, 'repos') ?? {});
    const each = named.flatMap(([name, own]) => made(ofMainBranch(under(ofOwner, own), own), `${owner}/${name}`));
    return [...each, ...made(ofOwner, `${owner}/*`)];
  });
  return found.length > 0 ? found : made(root, null);
}

function ofMainBranch(policy: Policy, repository: JsonValue): Policy {
  const branches = Object.entries(objectAt(repository, 'branches') ?? {});
  const main = branches.find(([name]) => isMainBranch(name))?.[1];
  return main === undefined ? policy : under(policy, main);
}

const levels = new Set(['orgs', 'repos', 'branches']);

function under(above: Policy, own: JsonValue): Policy {
  const settings = (policy: JsonValue) =>
    Object.entries(isObject(policy) ? policy : {}).filter(([name]) => !levels.has(name));
  return Object.fromEntries([...settings(above), ...settings(own)]);
}
