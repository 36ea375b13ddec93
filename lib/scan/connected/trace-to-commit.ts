import type { RuntimeFacts } from '@/lib/assessment/runtime-facts';
import type { TraceEnd } from '@/lib/delivery/practice-facts';
import { type ConnectedView, inProduction } from '@/lib/scan/connected/view/connected-indicator';
import { defineCountedIndicator } from '@/lib/scan/connected/view/counted-indicator';

type Trace = RuntimeFacts['trace'] & {};
type OpenEnd = Exclude<TraceEnd, 'work-item'>;

/** Ends at which no event tells how the thread goes on, though it may. */
const NOT_KNOWN: ReadonlySet<TraceEnd> = new Set(['unknown-commit', 'unknown-pull-request', 'unknown-work-item']);
const END_WORDS: Record<OpenEnd, string> = {
  'no-pull-request': 'came without a pull request',
  'no-work-item': 'names no work item',
  'unknown-commit': 'is of a commit that no event tells of',
  'unknown-pull-request': 'is of a commit whose pull request no event tells of',
  'unknown-work-item': 'is of a pull request whose work items no event tells',
};
const NAMES_SHOWN = 5;

/** Services whose running version leads back to image, build, commit, pull request and work item. */
export const traceToCommit = defineCountedIndicator({
  id: 'trace-to-commit',
  needs: 'runtime',
  what: 'where running versions come from',
  things: 'services',
  does: 'can be traced from the running version to the work item',
  everyRepository: false,
  rows: (view) =>
    knownTraces(view).map(({ fact, trace }) => ({
      fact,
      name: 'running versions',
      of: trace.services,
      met: trace.complete,
      ...(trace.ends === null ? {} : { open: countOpen(trace.ends) }),
      aside: describeEnds(trace),
    })),
});

/** Imported events may tell of the same services again, and know less: they count where no system tells. */
function knownTraces(view: ConnectedView): { fact: RuntimeFacts; trace: Trace }[] {
  const told = inProduction(view).flatMap((fact) => (fact.trace === null ? [] : [{ fact, trace: fact.trace }]));
  const bySystems = told.filter(({ fact }) => fact.system !== 'delivery-events');
  return bySystems.length > 0 ? bySystems : told;
}

function countOpen(ends: Trace['ends'] & {}): number {
  return ends.filter(({ end }) => NOT_KNOWN.has(end)).length;
}

function describeEnds({ ends }: Trace): string | undefined {
  if (ends === null || ends.length === 0) return undefined;
  return Object.entries(END_WORDS)
    .flatMap(([end, words]) => {
      const names = ends.filter((each) => each.end === end).map(({ service }) => service);
      return names.length === 0 ? [] : [`what runs of ${shortList(names)} ${words}`];
    })
    .join('; ');
}

function shortList(names: readonly string[]): string {
  const more = names.length - NAMES_SHOWN;
  return [...names.slice(0, NAMES_SHOWN), ...(more > 0 ? [`${more} more`] : [])].join(', ');
}
