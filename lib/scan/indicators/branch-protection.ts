import {
  type BranchSettings,
  type DeclaredBranchRules,
  isOfAddress,
  stricter,
  unsaid,
} from '@/lib/scan/documents/branch-rules';
import {
  branchRulesInProw,
  branchRulesInSettings,
  prowPath,
  type SettingsFile,
  settingsPath,
} from '@/lib/scan/documents/branch-rules-in-files';
import { branchRulesInObject, gitHostGroup } from '@/lib/scan/documents/branch-rules-in-objects';
import { branchRulesInTerraform } from '@/lib/scan/documents/branch-rules-in-terraform';
import { parseDocument } from '@/lib/scan/documents/yaml';
import type { Measures } from '@/lib/scan/evidence';
import { countedFiles } from '@/lib/scan/files-by-path';
import { type Detection, defineIndicator } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';
import { leadingMarks } from '@/lib/scan/leading-marks';
import { standingObjects } from '@/lib/scan/standing-objects';

/** The settings by the measures that count a yes and a no, as the connected indicator of this id names them. */
const settings: readonly { key: keyof BranchSettings; no: string; aside?: boolean }[] = [
  { key: 'directPushBlocked', no: 'directPushAllowed' },
  { key: 'forcePushBlocked', no: 'forcePushAllowed' },
  { key: 'checksRequired', no: 'checksNotRequired' },
  { key: 'administratorsBound', no: 'administratorsSpared' },
  { key: 'ownersRequired', no: 'ownersNotRequired', aside: true },
];

/** Rules of the main branch that files declare (detection rules SCM-PROTECT): how they take effect is the Git host's to tell. */
export const branchProtection = defineIndicator({
  id: 'branch-protection',
  detect(inventory) {
    const rules = declaredRules(inventory);
    const active = rules.filter((rule) => rule.active);
    const own = ownRules(rules, inventory.ownUrls).filter((rule) => rule.active);
    const marks = leadingMarks([...own, ...rules.filter((rule) => !own.includes(rule))], (rule) => {
      const note = `${rule.note}${rule.active ? '' : ', which is switched off or only reports'}`;
      return { path: rule.path, objectId: rule.objectId, line: rule.line, note };
    });
    const looked = own.length > 0 ? ofOwn(own) : ofOthers(rules.length, active.length);
    const declared = { declared: active.length, tools: [...new Set(rules.map(({ tool }) => tool))].sort() };
    return { ...looked, measures: { ...looked.measures, ...declared }, marks };
  },
});

function declaredRules(inventory: Inventory): DeclaredBranchRules[] {
  return [
    ...branchRulesInTerraform(inventory.terraform),
    ...parsed(inventory, settingsPath).flatMap(branchRulesInSettings),
    ...parsed(inventory, prowPath).flatMap(branchRulesInProw),
    ...standingObjects(inventory, (group) => gitHostGroup.test(group)).flatMap(
      (resource) => branchRulesInObject(resource) ?? [],
    ),
  ];
}

function parsed(inventory: Inventory, pattern: RegExp): SettingsFile[] {
  return countedFiles(inventory, pattern).flatMap(({ path, objectId }) => {
    const document = parseDocument(inventory.texts.get(path) ?? '');
    return document.ok ? [{ path, objectId, body: document.value }] : [];
  });
}

/** Rules for this repository; those of its owner hold where none of the same tool name it. */
function ownRules(rules: readonly DeclaredBranchRules[], addresses: readonly string[]): DeclaredBranchRules[] {
  const isOfOwner = ({ repository }: DeclaredBranchRules) => repository?.endsWith('/*') ?? false;
  const found = rules.filter(({ repository }) => {
    return repository === '' || (repository !== null && isOfAddress(repository, addresses));
  });
  const named = new Set(found.filter((rule) => !isOfOwner(rule)).map(({ tool }) => tool));
  return found.filter((rule) => !isOfOwner(rule) || !named.has(rule.tool));
}

/** Rules for this repository: what all of them say together. */
function ofOwn(rules: readonly DeclaredBranchRules[]): Omit<Detection, 'marks'> {
  const together = rules.reduce<BranchSettings>(stricter, unsaid);
  const values = settings.filter(({ aside }) => !aside).map(({ key }) => together[key]);
  const set = values.filter((value) => value === true).length;
  const isWhole = set === values.length;
  return {
    outcome: isWhole ? 'present' : 'partial',
    share: set / values.length,
    measures: measuresOf(together),
    reason: `Rules for the main branch of this repository are declared: ${set} of ${values.length} that protect it are set.`,
  };
}

function ofOthers(all: number, active: number): Omit<Detection, 'marks'> {
  const measures = measuresOf(unsaid);
  if (active > 0) {
    const reason = `Rules for main branches of repositories are declared ${active === 1 ? 'once' : `${active} times`}, none by name for this one.`;
    return { outcome: 'partial', share: 0, measures, reason };
  }
  if (all > 0) {
    const reason = 'Rules for main branches are declared, and switched off or only reported.';
    return { outcome: 'partial', share: 0, measures, reason };
  }
  const reason =
    'No file here declares rules of branches; only the Git host shows them. Connect it, or import its facts.';
  return { outcome: 'unknown', measures, reason };
}

/** Each setting as a yes, a no, or open: a repository that says nothing leaves the whole open beside others. */
function measuresOf(together: BranchSettings): Measures {
  return Object.fromEntries(
    settings.flatMap(({ key, no }): [string, number][] => [
      [key, together[key] === true ? 1 : 0],
      [no, together[key] === false ? 1 : 0],
      [`${key}Unread`, together[key] === null ? 1 : 0],
    ]),
  );
}
