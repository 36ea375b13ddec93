import { countedAgents } from '@/lib/scan/agent-selection';
import { chartSwitches } from '@/lib/scan/chart-switches';
import { isObject, type JsonObject, type JsonValue, objectAt, textAt, valueAt } from '@/lib/scan/documents/json';
import type { Resource } from '@/lib/scan/documents/resource';
import { isUnresolved } from '@/lib/scan/documents/unresolved';
import { defineIndicator, type Mark } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';
import { markedObjects } from '@/lib/scan/marked-objects';
import { countedObjects } from '@/lib/scan/objects-by-group';
import { standingObjects } from '@/lib/scan/standing-objects';
import { workloadsRunning } from '@/lib/scan/workloads-by-image';

/** What tells people of the agent's work. */
interface Notification {
  tool: string;
  /** Something is told to somebody; a half of it (a channel without a subject, a trigger without a subscriber) is not. */
  works: boolean;
  mark: Mark;
}

const flux = 'notification.toolkit.fluxcd.io';
const fluxcloud = /(^|\/)fluxcloud([:@]|$)/;

/** The agent tells people of what it did, or could not do (detection rules FLUX-13, ARGO-15). A webhook receiver only listens. */
export const agentNotifications = defineIndicator({
  id: 'agent-notifications',
  detect(inventory) {
    const all = [...ofFlux(inventory), ...ofFluxcloud(inventory), ...ofArgoCd(inventory)];
    const working = all.filter(({ works }) => works);
    const measures = {
      notifications: working.length,
      halves: all.length - working.length,
      tools: [...new Set(working.map(({ tool }) => tool))].sort(),
    };
    const marks = [...working, ...all.filter(({ works }) => !works)].map(({ mark }) => mark);
    if (working.length > 0) {
      return {
        outcome: 'present',
        measures,
        marks,
        reason: `${measures.tools.join(' and ')} tells people of its work; places that say so: ${working.length}.`,
      };
    }
    if (all.length > 0) {
      const reason =
        'Notifications are prepared, and nothing here completes them: no alert with its channel, no subscription.';
      return { outcome: 'partial', share: 0, measures, marks, reason };
    }
    if (countedAgents(inventory).length === 0) {
      return { outcome: 'not-applicable', measures, reason: 'No object of a GitOps agent was found.' };
    }
    const what = [
      'Alerts and Providers of Flux, and fluxcloud beside Flux 1',
      'subscriptions to notifications of Argo CD, in annotations, settings and chart values',
    ];
    const searched = { files: inventory.filesRead, what };
    return { outcome: 'absent', measures, searched, reason: 'The agent tells nobody of its work.' };
  },
});

interface Sent {
  resource: Resource;
  body: JsonObject;
}

function sentIn(inventory: Inventory): Sent[] {
  const switched = chartSwitches(inventory);
  return standingObjects(inventory, (group) => group === flux).flatMap((resource): Sent[] =>
    resource.body === null || switched(resource) === 'off' ? [] : [{ resource, body: resource.body }],
  );
}

function ofFlux(inventory: Inventory): Notification[] {
  const sent = sentIn(inventory);
  const providers = sent.filter(({ resource }) => resource.kind === 'Provider');
  const alerts = sent.filter(({ resource }) => resource.kind === 'Alert');
  const providersNamed = Map.groupBy(providers, ({ body }) => textAt(body, 'metadata', 'name'));
  const alertsTo = Map.groupBy(alerts, ({ body }) => textAt(body, 'spec', 'providerRef', 'name'));
  const isPaired = (alert: Sent): boolean => {
    const named = providersNamed.get(textAt(alert.body, 'spec', 'providerRef', 'name'));
    return named?.some((provider) => leadsTo(alert, provider)) ?? false;
  };
  const found = alerts.map((alert) => {
    const suspended = valueAt(alert.body, 'spec', 'suspend') === true;
    const flaw = suspended ? ' is suspended' : isPaired(alert) ? ' reaches its provider' : ' has no provider here';
    return noteOf(alert, 'Flux', !suspended && isPaired(alert), flaw);
  });
  const idle = providers.filter((provider) => {
    const naming = alertsTo.get(textAt(provider.body, 'metadata', 'name'));
    return !naming?.some((alert) => leadsTo(alert, provider));
  });
  return [...found, ...idle.map((provider) => noteOf(provider, 'Flux', false, ' is used by no alert here'))];
}

/** What the daemon of Flux 1 connects to: it passes on what was applied, and what could not be. */
function ofFluxcloud(inventory: Inventory): Notification[] {
  return workloadsRunning(inventory, fluxcloud).map(({ path, objectId, line, kind, name }) => ({
    tool: 'Flux',
    works: true,
    mark: { path, objectId, line, note: `${kind} ${name ?? ''} passes on what Flux 1 did` },
  }));
}

/** Where an overlay sets the namespace, the name alone has to do. */
function leadsTo({ body }: Sent, { body: provider }: Sent): boolean {
  const wanted = textAt(body, 'spec', 'providerRef', 'name');
  const name = textAt(provider, 'metadata', 'name');
  const [from, to] = [body, provider].map((each) => textAt(each, 'metadata', 'namespace'));
  const isNear = from === undefined || to === undefined || from === to || isUnresolved(from) || isUnresolved(to);
  return wanted !== undefined && wanted === name && isNear;
}

function noteOf({ resource, body }: Sent, tool: string, works: boolean, says: string): Notification {
  const { path, objectId, line, kind, rootKey: key } = resource;
  return {
    tool,
    works,
    mark: { path, objectId, line, key, note: `${kind} ${textAt(body, 'metadata', 'name') ?? ''}${says}` },
  };
}

const subscription = /^notifications\.argoproj\.io\/(subscribe\..+|subscriptions$)/;

const ownAnnotations = ['metadata', 'annotations'];
const annotationsOfTemplate = ['spec', 'template', ...ownAnnotations];

const settings = 'argocd-notifications-cm';
const annotated = /^(Application|ApplicationSet|AppProject)$/;
const telling = /^(ConfigMap|NotificationsConfiguration|ArgoCD)$/;

function ofArgoCd(inventory: Inventory): Notification[] {
  const switched = chartSwitches(inventory);
  const subscribed = markedObjects(inventory, (name) => subscription.test(name));
  const objects = countedObjects(
    inventory,
    (group) => group === 'argoproj.io' || group === '',
    (kind) => telling.test(kind) || (subscribed.size > 0 && annotated.test(kind)),
  )
    .filter(({ group, name }) => group === 'argoproj.io' || name === settings)
    .flatMap((resource) => {
      // An overlay's patch subscribes as well.
      const found = ofObject(resource);
      return found === null || switched(resource) === 'off' ? [] : [found];
    });
  return [...objects, ...ofValues(inventory)];
}

function ofObject(resource: Resource): Notification | null {
  const { group, kind, name, body } = resource;
  const note = (works: boolean, key: string[], says: string): Notification => {
    const { path, objectId, line, rootKey } = resource;
    return {
      tool: 'Argo CD',
      works,
      mark: { path, objectId, line, key: [...rootKey, ...key], note: `${kind} ${name ?? ''} ${says}` },
    };
  };
  if (group === 'argoproj.io' && annotated.test(kind)) {
    const base = kind === 'ApplicationSet' ? annotationsOfTemplate : ownAnnotations;
    const annotations = objectAt(body ?? undefined, ...base);
    const found = annotations && Object.keys(annotations).find((key) => subscription.test(key));
    return found === undefined ? null : note(true, [...base, found], 'is subscribed to notifications');
  }
  if (group === '' && kind === 'ConfigMap' && name === settings) {
    const data = objectAt(body ?? undefined, 'data') ?? {};
    if (hasSubscriptions(data['subscriptions']))
      return note(true, ['data', 'subscriptions'], 'subscribes to notifications');
    return Object.keys(data).length > 0 ? note(false, ['data'], 'defines notifications') : null;
  }
  if (group === 'argoproj.io' && kind === 'NotificationsConfiguration') {
    const spec = objectAt(body ?? undefined, 'spec') ?? {};
    if (hasSubscriptions(spec['subscriptions']))
      return note(true, ['spec', 'subscriptions'], 'subscribes to notifications');
    return Object.keys(spec).length > 0 ? note(false, ['spec'], 'defines notifications') : null;
  }
  if (
    group === 'argoproj.io' &&
    kind === 'ArgoCD' &&
    valueAt(body ?? undefined, 'spec', 'notifications', 'enabled') === true
  ) {
    return note(false, ['spec', 'notifications'], 'runs the notifications controller');
  }
  return null;
}

/** A list, a map, or a list written as text. */
function hasSubscriptions(value: JsonValue | undefined): boolean {
  if (typeof value === 'string') return /^[ \t]*-[ \t]*\S/m.test(value);
  return Array.isArray(value) ? value.length > 0 : isObject(value) && Object.keys(value).length > 0;
}

/** Values of the chart of Argo CD, in files and in objects that install it. */
function ofValues({ values, charts, agents }: Inventory): Notification[] {
  const parents = new Map(
    charts
      .filter(({ dependencies }) => dependencies.some(({ name }) => isChart(name)))
      .map(({ folder, subcharts }) => [folder, subcharts]),
  );
  const files = values
    .filter(({ counted }) => counted)
    .flatMap(({ chart, body, path, objectId, line }) => {
      const nested = chart === null ? undefined : parents.get(chart)?.find((name) => isObject(body[name]));
      const place = nested !== undefined ? [nested] : chart === null && /argo-?cd/i.test(path) ? [] : null;
      return place === null ? [] : (ofChartValues(objectAt(body, ...place), { path, objectId, line }, place) ?? []);
    });
  const inline = agents
    .filter(({ counted, sources }) => counted && sources.some(({ chart }) => chart !== null && isChart(chart)))
    .flatMap(({ resource: { body, path, objectId, line, rootKey } }) =>
      [
        ['spec', 'values'],
        ['spec', 'source', 'helm', 'valuesObject'],
      ].flatMap(
        (key) =>
          ofChartValues(objectAt(body ?? undefined, ...key), { path, objectId, line }, [...rootKey, ...key]) ?? [],
      ),
    );
  return [...files, ...inline];
}

function isChart(name: string): boolean {
  return /(^|\/)argo-?cd$/.test(name);
}

function ofChartValues(
  values: JsonObject | undefined,
  at: Omit<Mark, 'note' | 'key'>,
  key: readonly (string | number)[],
): Notification | null {
  const settings = objectAt(values, 'notifications');
  if (!settings || settings['enabled'] === false) return null;
  const note = (works: boolean, name: string, says: string): Notification => ({
    tool: 'Argo CD',
    works,
    mark: { ...at, key: [...key, 'notifications', name], note: says },
  });
  if (hasSubscriptions(settings['subscriptions']))
    return note(true, 'subscriptions', 'values subscribe to notifications');
  const defined = ['notifiers', 'triggers', 'templates'].find((name) => hasSubscriptions(settings[name]));
  return defined === undefined ? null : note(false, defined, 'values define notifications');
}
