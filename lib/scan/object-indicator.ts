import { chartSwitches } from '@/lib/scan/chart-switches';
import { isClusterObject } from '@/lib/scan/documents/resources';
import type { Resource } from '@/lib/scan/documents/resource';
import { type Detection, defineIndicator, type Indicator, type Mark } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';

/** Kinds that show a practice. Kinds are matched with their group, never alone (detection rules 0.3). */
export interface ObjectRule {
  group: RegExp;
  /** Every kind of the group where left out. */
  kinds?: RegExp;
  /** What such an object does, for a reader: `scrapes a service`. */
  does: string;
  /** Name under which it is listed among the measures: `Sloth`. */
  name: string;
  /** Which objects of those kinds it speaks of, by what is in them: a namespace with a label. All where left out. */
  matches?: (resource: Resource) => boolean;
  /** Whether an object is at work; one that is paused, empty or only reports is not. Null: a template decides. */
  works?: (resource: Resource) => boolean | null;
}

/** A place besides Kubernetes objects that shows the practice: a pipeline step, a Terraform resource, a release of a chart. */
export interface OtherSign {
  name: string;
  mark: Mark;
  works: boolean;
}

interface ObjectIndicator {
  id: string;
  rules: readonly ObjectRule[];
  others?: (inventory: Inventory) => OtherSign[];
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

interface Sign extends OtherSign {
  unresolved?: boolean;
}

/** An indicator that objects of some kinds show, each for itself; what is there and does nothing makes it partial. */
export function defineObjectIndicator(rule: ObjectIndicator): Indicator {
  const applies = rule.applies ?? declaresClusterObjects;
  return defineIndicator({
    id: rule.id,
    detect(inventory) {
      const signs: Sign[] = [...objectSigns(inventory, rule.rules), ...(rule.others?.(inventory) ?? [])];
      const working = signs.filter(({ works }) => works);
      const measures = {
        objects: working.length,
        idle: signs.length - working.length,
        names: [...new Set(working.map(({ name }) => name))].sort(),
      };
      const marks = [...working, ...signs.filter(({ works }) => !works)].map(({ mark }) => mark);
      if (working.length > 0) {
        return { outcome: 'present', measures, marks, reason: `${rule.found}: ${measures.names.join(', ')}.` };
      }
      return { measures, ...withoutWork(rule, signs, marks, applies(inventory) ? inventory : null) };
    },
  });
}

function withoutWork(
  rule: ObjectIndicator,
  signs: readonly Sign[],
  marks: Mark[],
  inventory: Inventory | null,
): Omit<Detection, 'measures'> {
  if (signs.some(({ unresolved }) => unresolved)) {
    return { outcome: 'unknown', marks, reason: 'Templates decide whether what was found is at work.' };
  }
  if (signs.length > 0) return { outcome: 'partial', share: 0, marks, reason: rule.idle };
  if (inventory === null) {
    return { outcome: 'not-applicable', reason: rule.notApplicable ?? 'No Kubernetes object is declared here.' };
  }
  const searched = { files: inventory.filesRead, what: [...rule.what] };
  return { outcome: 'absent', searched, reason: rule.none };
}

/** Whether anything is declared here that lives in a cluster. */
export function declaresClusterObjects({ resources, agents }: Inventory): boolean {
  return agents.some(({ resource }) => resource.counted) || resources.some(isDelivered);
}

function isDelivered({ counted, group, kind }: Resource): boolean {
  return counted && isClusterObject(group, kind);
}

/** Objects that count and stand for themselves: no patch, no definition of a kind. */
function objectSigns(inventory: Inventory, rules: readonly ObjectRule[]): Sign[] {
  const switched = chartSwitches(inventory);
  return inventory.resources.flatMap((resource) => {
    if (!resource.counted || resource.completeness === 'patch' || resource.completeness === 'definition') return [];
    const rule = rules.find((each) => speaksOf(each, resource));
    return rule ? [signOf(resource, rule, switched(resource) === 'on')] : [];
  });
}

function speaksOf({ group, kinds, matches }: ObjectRule, resource: Resource): boolean {
  return group.test(resource.group) && (kinds?.test(resource.kind) ?? true) && (matches?.(resource) ?? true);
}

function signOf(resource: Resource, rule: ObjectRule, isOn: boolean): Sign {
  const { path, objectId, line, rootKey, kind, name } = resource;
  const works = isOn ? (rule.works?.(resource) ?? (rule.works ? null : true)) : false;
  const called = name === null ? kind : `${kind} ${name}`;
  const note = works === false ? `${called} is there and does nothing` : `${called} ${rule.does}`;
  return {
    name: rule.name,
    works: works === true,
    ...(works === null ? { unresolved: true } : {}),
    mark: { path, objectId, line, ...(rootKey.length > 0 ? { key: rootKey } : {}), note },
  };
}
