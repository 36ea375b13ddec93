import { chance } from '@/lib/sample/chance';
import type { WrittenRepository } from '@/lib/sample/code-events';
import { type DeploymentEvent, instant, type SampleEvent, toolAddress } from '@/lib/sample/event-shapes';

const minute = 60_000;
const source = 'ci';
/** Shares of what is merged that the pipeline itself fails, and that harms users. */
const failing = 0.05;
const harming = 0.14;

/** The deployments of a service whose pipeline brings each merge to staging and to production, and what went wrong with them. */
export function pipelineEvents(repository: WrittenRepository, since: Date): SampleEvent[] {
  const next = chance(`${repository.name} pipeline`);
  const merges = repository.commits.flatMap(({ date, isProposal }, index) =>
    isProposal || date < since ? [] : [{ at: date.getTime(), revision: repository.ids[index] ?? '' }],
  );
  const events: SampleEvent[] = [];
  let live: string | null = null;
  let harms = 0;
  for (const [index, { at, revision }] of merges.entries()) {
    const deploy = deploymentOf(repository, revision);
    events.push(deploy('staging', at + (7 + Math.floor(next() * 6)) * minute, 'succeeded'));
    const end = at + (16 + Math.floor(next() * 14)) * minute;
    const isFailing = next() < failing;
    const isHarming = next() < harming;
    const production = deploy('production', end, isFailing ? 'failed' : 'succeeded');
    events.push(production);
    if (isFailing) continue;
    const room = (merges[index + 1]?.at ?? Number.POSITIVE_INFINITY) - end;
    if (isHarming && live !== null && room > 300 * minute) {
      harms += 1;
      events.push(...harmEvents(production, deploymentOf(repository, live), harms, next));
      if (!endsWithFlag(harms)) continue;
    }
    live = revision;
  }
  return events;
}

type Deploy = (environment: string, end: number, result: DeploymentEvent['result']) => DeploymentEvent;

function deploymentOf({ name, url }: WrittenRepository, revision: string): Deploy {
  return (environment, end, result) => ({
    type: 'deployment',
    id: `run-${Math.floor(end / minute)}-${environment}`,
    service: name,
    environment,
    revision,
    repository: url,
    startedAt: instant(end - 4 * minute),
    finishedAt: instant(end),
    result,
    startedBy: 'automation',
    source,
    url: toolAddress('ci', `${name}/runs/${Math.floor(end / minute)}`),
  });
}

function endsWithFlag(number: number): boolean {
  return number % 3 === 0;
}

/** Some harms end with a flag, the others with the version before; one in four is seen by nobody but the team. */
function harmEvents(production: DeploymentEvent, back: Deploy, number: number, next: () => number): SampleEvent[] {
  const from = Date.parse(production.finishedAt);
  const seen = from + Math.floor(12 + next() * 40) * minute;
  const ended = seen + Math.floor(15 + next() * 150) * minute;
  const ending: SampleEvent = endsWithFlag(number)
    ? { type: 'recovery', deployment: production.id, recoveredAt: instant(ended), by: 'flag', source }
    : back('production', ended, 'succeeded');
  if (number % 4 === 0) return [ending];
  const id = `PAY-${30 + number}`;
  const incident: SampleEvent = {
    type: 'incident',
    id,
    service: production.service,
    openedAt: instant(seen),
    resolvedAt: instant(ended + 4 * minute),
    severity: number % 2 === 0 ? 'major' : 'minor',
    deployment: production.id,
    source: 'incident-desk',
    url: toolAddress('incidents', id),
  };
  return [ending, incident];
}
