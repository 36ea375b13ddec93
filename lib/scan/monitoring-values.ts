import { isObject, type JsonObject, type JsonValue } from '@/lib/scan/documents/json';
import type { Inventory } from '@/lib/scan/inventory';
import type { OtherSign } from '@/lib/scan/object-indicator';
import { releaseValues } from '@/lib/scan/release-values';

type Key = readonly (string | number)[];

/** What monitoring values hold: own dashboards, rules or scrapes, or a switch for those that a chart brings along. */
interface Found {
  name: 'alerts' | 'dashboards' | 'scrapes';
  own: boolean;
  key: Key;
}

const deepest = 6;

/** Dashboards, alert rules and scrapes that values write out, and those of charts that they switch on. */
export function monitoringValues(inventory: Inventory): OtherSign[] {
  const own = new Set(inventory.charts.filter(({ hasTemplates }) => hasTemplates).map(({ name }) => name));
  return releaseValues(inventory).flatMap(({ chart, body, key, path, objectId, line }) =>
    // The values of an own chart are what its templates are filled with: the objects themselves tell.
    own.has(chart) && key.length === 0
      ? []
      : foundIn(body).map(
          (found): OtherSign => ({
            name: found.name,
            works: found.own,
            mark: { path, objectId, line, key: [...key, ...found.key], note: noteOf(found) },
          }),
        ),
  );
}

function noteOf({ name, own }: Found): string {
  return own ? `${name} written out in values` : `switches on ${name} that the chart brings along`;
}

function foundIn(body: JsonObject): Found[] {
  const found: Found[] = [];
  const visit = (value: JsonValue, key: Key): void => {
    if (!isObject(value) || key.length > deepest) return;
    for (const [name, inner] of Object.entries(value)) {
      const kind = kindOf(name, inner);
      if (kind) found.push({ ...kind, key: [...key, name] });
      else visit(inner, [...key, name]);
    }
  };
  visit(body, []);
  return found;
}

const scrapes = /^(additional(Service|Pod)Monitors|additionalScrapeConfigs|extraScrapeConfigs|extraServiceMonitors)$/;
const alerts = /^(additionalPrometheusRules(Map)?|alerting_rules\.ya?ml|extraAlertingRules)$/;
const switches: Readonly<Record<string, Found['name']>> = {
  serviceMonitor: 'scrapes',
  podMonitor: 'scrapes',
  prometheusRule: 'alerts',
  prometheusRules: 'alerts',
};

function kindOf(name: string, value: JsonValue): Omit<Found, 'key'> | null {
  if (scrapes.test(name)) return holdsSomething(value) ? { name: 'scrapes', own: true } : null;
  if (alerts.test(name)) return holdsSomething(value) ? { name: 'alerts', own: true } : null;
  if (name === 'customRules') return holdsNamedRules(value) ? { name: 'alerts', own: true } : null;
  if (name === 'dashboards') return holdsDashboards(value, 0) ? { name: 'dashboards', own: true } : null;
  const kind = switches[name];
  return kind && isObject(value) && isSwitchedOn(value) ? { name: kind, own: false } : null;
}

/** Settings of rules by their names, as the stack of Prometheus takes them. Charts call rules of networks and of Falco so, too. */
function holdsNamedRules(value: JsonValue): boolean {
  return isObject(value) && Object.values(value).some(isObject);
}

function holdsSomething(value: JsonValue): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

/** Dashboards by name or folder, each with its number in the public collection, an address or its text. */
function holdsDashboards(value: JsonValue, depth: number): boolean {
  if (!isObject(value) || depth > 2) return false;
  return ['gnetId', 'json', 'file', 'url'].some((key) => (value[key] ?? '') !== '')
    ? depth > 0
    : Object.values(value).some((inner) => holdsDashboards(inner, depth + 1));
}

function isSwitchedOn(value: JsonObject): boolean {
  return (
    value['enabled'] === true ||
    Object.values(value).some((inner) => isObject(inner) && Array.isArray(inner['endpoints']))
  );
}
