import { chance } from '@/lib/sample/chance';
import type { Brought } from '@/lib/sample/change';
import { changeEvents, commitEvents, type WrittenRepository } from '@/lib/sample/code-events';
import { type DeploymentEvent, instant, type SampleEvent, toolAddress } from '@/lib/sample/event-shapes';
import { pipelineEvents } from '@/lib/sample/pipeline-events';
import { isOfPlatform, platformEvents } from '@/lib/sample/platform-events';
import { workdaysBefore } from '@/lib/sample/workdays';

/** Working days before the day of generation since when the company keeps records of deployments. */
const recordedSince = 180;
const minute = 60_000;

/** What records the deployments of a configuration repository, and how the company's incidents name them. */
interface Recorder {
  configuration: string;
  source: string;
  tool: 'argocd' | 'flux';
  /** Whether an incident names the deployment that caused it. */
  namesCause: (number: number) => boolean;
}

const recorders: readonly Recorder[] = [
  { configuration: 'store-fleet', source: 'argo-cd', tool: 'argocd', namesCause: () => true },
  { configuration: 'checkout-deploy', source: 'argo-cd', tool: 'argocd', namesCause: (number) => number % 6 !== 5 },
  { configuration: 'catalogue', source: 'flux', tool: 'flux', namesCause: () => false },
];

/** The repositories of the sample as they were written. */
export interface WrittenSample {
  configurations: readonly WrittenRepository[];
  applications: readonly WrittenRepository[];
}

/**
 * What the agents, the pipelines, the Git host and the incident desk of the sample tell of its delivery: one event a line (dora.md 4). The
 * deployments are those that its configuration repositories made, each some minutes later; where versions stand in a pipeline alone,
 * the pipeline's.
 */
export function sampleEventFile({ configurations, applications }: WrittenSample, day: Date): string {
  const since = workdaysBefore(day)(recordedSince, 0);
  const byAgents = recorders.flatMap((recorder) => {
    const repository = configurations.find(({ name }) => name === recorder.configuration);
    return repository === undefined ? [] : agentEvents(recorder, repository, applications, since);
  });
  const payments = configurations.filter(({ name }) => name === 'payments');
  const platforms = configurations.filter(({ name }) => isOfPlatform(name));
  const code = [...applications, ...payments, ...platforms];
  const events: SampleEvent[] = [
    ...code.flatMap(commitEvents),
    ...code.flatMap(changeEvents),
    ...byAgents,
    ...payments.flatMap((repository) => pipelineEvents(repository, since)),
    ...platforms.flatMap((repository) => platformEvents(repository, since)),
    ...unrelatedIncidents(day),
  ];
  return events.map((event) => `${JSON.stringify(event)}\n`).join('');
}

function agentEvents(
  recorder: Recorder,
  configuration: WrittenRepository,
  applications: readonly WrittenRepository[],
  since: Date,
): SampleEvent[] {
  const next = chance(`${recorder.configuration} apply`);
  const deployed = configuration.commits.flatMap(
    ({ brings, date }, index): { brings: Brought; event: DeploymentEvent }[] => {
      if (brings === undefined || date < since) return [];
      const application = applications.find(({ name }) => name === brings.service);
      const built = application?.commits.findIndex(({ work }) => work?.completes === brings.version) ?? -1;
      if (application === undefined || built < 0) throw new Error(`Nobody built ${brings.service} ${brings.version}.`);
      const { service, environment } = brings;
      const event: DeploymentEvent = {
        type: 'deployment',
        id: `${environment}/${service}@${(configuration.ids[index] ?? '').slice(0, 12)}`,
        service,
        environment,
        revision: application.ids[built] ?? '',
        repository: application.url,
        startedAt: instant(date.getTime() + minute),
        finishedAt: instant(date.getTime() + (3 + Math.floor(next() * 9)) * minute),
        result: 'succeeded',
        startedBy: 'automation',
        source: recorder.source,
        url: toolAddress(
          recorder.tool,
          `applications/${service}-${environment}?revision=${configuration.ids[index] ?? ''}`,
        ),
      };
      return [{ brings, event }];
    },
  );
  return [...deployed.map(({ event }) => event), ...causedIncidents(recorder, deployed)];
}

/** One for each version that had to be taken back or mended. */
function causedIncidents(
  { configuration, namesCause }: Recorder,
  deployed: readonly { brings: Brought; event: DeploymentEvent }[],
): SampleEvent[] {
  const next = chance(`${configuration} incidents`);
  const endings = deployed.flatMap(({ brings, event }) => {
    const bad = deployed.find(
      (other) =>
        other.brings.service === brings.service &&
        other.brings.environment === brings.environment &&
        other.brings.version === brings.ends,
    );
    return bad === undefined ? [] : [{ bad: bad.event, end: event }];
  });
  return endings.map(({ bad, end }, index) => {
    const id = `${configuration.slice(0, 3).toUpperCase()}-${100 + index}`;
    const [from, to] = [Date.parse(bad.finishedAt), Date.parse(end.finishedAt)];
    return {
      type: 'incident',
      id,
      service: bad.service,
      openedAt: instant(from + Math.round((to - from) * (0.1 + next() * 0.4))),
      resolvedAt: instant(to + Math.floor(2 + next() * 10) * minute),
      severity: next() < 0.3 ? 'major' : 'minor',
      ...(namesCause(index) ? { deployment: bad.id, remedy: end.id } : {}),
      source: 'incident-desk',
      url: toolAddress('incidents', id),
    };
  });
}

/** What no deployment caused, and no service is named for. */
function unrelatedIncidents(day: Date): SampleEvent[] {
  const at = workdaysBefore(day);
  return [12, 47, 95].map((ago, index) => ({
    type: 'incident',
    id: `LINE-${7 + index}`,
    openedAt: instant(at(ago, 560).getTime()),
    resolvedAt: instant(at(ago, 640).getTime()),
    severity: 'minor',
    source: 'incident-desk',
    url: toolAddress('incidents', `LINE-${7 + index}`),
  }));
}
