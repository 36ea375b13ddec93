import { isObject, type JsonObject, type JsonValue } from '@/lib/scan/documents/json';
import type { Inventory } from '@/lib/scan/inventory';
import type { OtherSign } from '@/lib/scan/object-indicator';
import { releaseValues } from '@/lib/scan/release-values';

type Key = readonly string[];

const deepest = 6;
/** The setting under which charts take what their policies let through, as most of them call it. */
const setting = /^networkPolic(y|ies)$/;
const direction = /^(extra)?(in|e)gress$/i;

/**
 * Rules of network policies that values write out for charts of others, in the form that Kubernetes has for them. Whether they are at
 * work is up to the templates of the chart. What the values of an own chart make is told by its objects; those for the charts that it
 * takes in stand apart.
 */
export function networkPolicyValues(inventory: Inventory): OtherSign[] {
  const own = new Set(inventory.charts.map(({ name }) => name));
  return releaseValues(inventory).flatMap(({ chart, body, key, path, objectId, line }) =>
    own.has(chart) && key.length === 0
      ? []
      : ruleKeys(body).map((found): OtherSign => {
          const note = 'rules for the network policy of a chart, written out in values';
          return { name: 'values', works: false, mark: { path, objectId, line, key: [...key, ...found], note } };
        }),
  );
}

function ruleKeys(body: JsonObject): Key[] {
  const found: Key[] = [];
  const visit = (value: JsonValue, key: Key): void => {
    if (!isObject(value) || key.length > deepest) return;
    for (const [name, inner] of Object.entries(value)) {
      if (setting.test(name) && isObject(inner) && holdsRules(inner)) found.push([...key, name]);
      else visit(inner, [...key, name]);
    }
  };
  visit(body, []);
  return found;
}

/** A rule names peers; ports alone are as often a setting of the chart. */
function holdsRules(policy: JsonObject): boolean {
  if (policy['enabled'] === false) return false;
  return Object.entries(policy).some(
    ([name, rules]) =>
      direction.test(name) &&
      Array.isArray(rules) &&
      rules.some((rule) => isObject(rule) && [rule['from'], rule['to']].some(Array.isArray)),
  );
}
