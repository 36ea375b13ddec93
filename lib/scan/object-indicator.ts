import { chartSwitches } from '@/lib/scan/chart-switches';
import { remember, rememberFor } from '@/lib/scan/documents/remember';
import type { Resource } from '@/lib/scan/documents/resource';
import { isClusterObject } from '@/lib/scan/documents/resources';
import type { Measures } from '@/lib/scan/evidence';
import { type Detection, defineIndicator, type Indicator, type Mark } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';
import { markedObjects } from '@/lib/scan/marked-objects';
import { standingObjects } from '@/lib/scan/standing-objects';

/** Kinds that show a practice. Kinds are matched with their group, never alone (detection rules 0.3). */
export interface ObjectRule {
  group: RegExp;
  /** Every kind of the group where left out. */
  kinds?: RegExp;
  /** What such an object does, for a reader: `scrapes a service`. */
  does: string;
  /** What one that is not at work does: `is there and does nothing` where left out. */
  idles?: string;
  /** Name under which it is listed among the measures: `Sloth`. */
  name: string;
  /** Names of labels or annotations of which such an object, or its template, carries one. Any or none where left out. */
  carries?: (name: string) => boolean;
  /** Which objects of those kinds it speaks of, by what is in them: a namespace with a label. All where left out. */
  matches?: (resource: Resource) => boolean;
  /** Whether an object is at work; one that is paused, empty or only reports is not. Null: a template decides. */
  works?: (resource: Resource) => boolean | null;
}

/** A place besides Kubernetes objects that shows the practice: a pipeline step, a Terraform resource, a release of a chart. */
export interface OtherSign {
  name: string;
  mark: Mark;
  /** Null: what is not read here decides. */
  works: boolean | null;
}

interface ObjectIndicator {
  id: string;
  rules: readonly ObjectRule[];
  others?: (inventory: Inventory) => OtherSign[];
  /** Where nothing else was found: what makes the practice possible and does not do it by itself, such as an operator. */
  prepared?: (inventory: Inventory) => Mark[];
  /** Tells of objects whether they are left out: what somebody else's installation brings along. */
  leftOut?: (inventory: Inventory) => (resource: Resource) => boolean;
  /** More that is counted, beside the objects. */
  measures?: (inventory: Inventory) => Measures;
  /** What was looked for, in words. */
  what: readonly string[];
  /** Said where nothing was found. */
  none: string;
  /** Said where something works, with the names: `Backups are declared`. */
  found: string;
  /** Said where what was found does not work: `Backups are declared and paused`. */
  idle: string;
  /** Whether the practice has anything to apply to; a cluster object, unless told otherwise. */
  applies?: (inventory: Inventory) => boolean;
  /** Said where it does not apply. */
  notApplicable?: string;
}

/** An indicator that objects of some kinds show, each for itself; what is there and does nothing makes it partial. */
export function defineObjectIndicator(rule: ObjectIndicator): Indicator {
  const applies = rule.applies ?? declaresClusterObjects;
  return defineIndicator({
    id: rule.id,
    detect(inventory) {
      const found: OtherSign[] = [...objectSigns(inventory, rule), ...(rule.others?.(inventory) ?? [])];
      const signs = found.length > 0 ? found : preparations(inventory, rule);
      const working = signs.filter(({ works }) => works);
      const names = [...new Set(working.map(({ name }) => name))].sort();
      const measures: Measures = {
        objects: working.length,
        idle: signs.length - working.length,
        names,
        ...rule.measures?.(inventory),
      };
      const marks = [...working, ...signs.filter(({ works }) => !works)].map(({ mark }) => mark);
      if (working.length > 0) {
        return { outcome: 'present', measures, marks, reason: `${rule.found}: ${names.join(', ')}.` };
      }
      return { measures, ...withoutWork(rule, signs, marks, applies(inventory) ? inventory : null) };
    },
  });
}

function preparations(inventory: Inventory, { id, prepared }: ObjectIndicator): OtherSign[] {
  return (prepared?.(inventory) ?? []).map((mark) => ({ name: id, mark, works: false }));
}

function withoutWork(
  rule: ObjectIndicator,
  signs: readonly OtherSign[],
  marks: Mark[],
  inventory: Inventory | null,
): Omit<Detection, 'measures'> {
  if (signs.some(({ works }) => works === null)) {
    return {
      outcome: 'unknown',
      marks,
      reason: 'Templates or values that are not read here decide whether what was found is at work.',
    };
  }
  if (signs.length > 0) return { outcome: 'partial', share: 0, marks, reason: rule.idle };
  if (inventory === null) {
    return { outcome: 'not-applicable', reason: rule.notApplicable ?? 'No Kubernetes object is declared here.' };
  }
  const searched = { files: inventory.filesRead, what: [...rule.what] };
  return { outcome: 'absent', searched, reason: rule.none };
}

/** Whether anything is declared here that lives in a cluster. */
export const declaresClusterObjects: (inventory: Inventory) => boolean = rememberFor(
  ({ resources, agents }) =>
    agents.some(({ resource }) => resource.counted) ||
    resources.some(({ counted, group, kind }) => counted && isClusterObject(group, kind)),
);

/** Objects that count and stand for themselves: no patch, no definition of a kind. */
function objectSigns(inventory: Inventory, { rules: all, leftOut }: ObjectIndicator): OtherSign[] {
  const carriersOf = remember(({ carries }: ObjectRule) => (carries ? markedObjects(inventory, carries) : null));
  const rules = all.filter((rule) => carriersOf(rule)?.size !== 0);
  const rulesOf = remember((name: string) => rules.filter(({ group }) => group.test(name)));
  const wanted = standingObjects(
    inventory,
    (group) => rulesOf(group).length > 0,
    (kind, group) => rulesOf(group).some((rule) => speaksOfKind(rule, kind)),
  );
  const found = wanted.flatMap((resource) => {
    const mayBe = rulesOf(resource.group).filter((each) => carriersOf(each)?.has(resource) ?? true);
    const rule = mayBe.find((each) => speaksOf(each, resource));
    return rule ? [{ resource, rule }] : [];
  });
  if (found.length === 0) return [];
  const switched = chartSwitches(inventory);
  const isLeftOut = leftOut?.(inventory) ?? (() => false);
  return found.flatMap(({ resource, rule }) =>
    isLeftOut(resource) ? [] : [signOf(resource, rule, switched(resource) === 'on')],
  );
}

function speaksOf(rule: ObjectRule, resource: Resource): boolean {
  return speaksOfKind(rule, resource.kind) && (rule.matches?.(resource) ?? true);
}

function speaksOfKind({ kinds }: ObjectRule, kind: string): boolean {
  return kinds?.test(kind) ?? true;
}

function signOf(resource: Resource, rule: ObjectRule, isOn: boolean): OtherSign {
  const { path, objectId, line, rootKey, kind, name } = resource;
  const works = isOn ? (rule.works?.(resource) ?? (rule.works ? null : true)) : false;
  const called = name === null ? kind : `${kind} ${name}`;
  const note = works === false ? `${called} ${rule.idles ?? 'is there and does nothing'}` : `${called} ${rule.does}`;
  return {
    name: rule.name,
    works,
    mark: { path, objectId, line, ...(rootKey.length > 0 ? { key: rootKey } : {}), note },
  };
}
