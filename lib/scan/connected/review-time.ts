import type { PullRequests } from '@/lib/assessment/git-host-facts';
import {
  type ConnectedDetection,
  type ConnectedView,
  defineConnectedIndicator,
  notConnected,
  showFact,
} from '@/lib/scan/connected/view/connected-indicator';

const NEEDS = { needs: 'git-host', what: 'how long reviews take' } as const;
const TIMES = [
  { measure: 'firstReviewSeconds', field: 'medianSecondsToFirstReview', text: 'to the first review' },
  { measure: 'openToMergeSeconds', field: 'medianSecondsOpenToMerge', text: 'from opening to merge' },
  { measure: 'firstCheckSeconds', field: 'medianSecondsToFirstCheck', text: 'to the first check result' },
] as const;

/** How long merged pull requests waited: three medians, each over the repositories by how much was merged there. */
export const reviewTime = defineConnectedIndicator({
  id: 'review-time',
  ...NEEDS,
  detect(view) {
    if (view.hosts.length === 0) return notConnected(NEEDS);
    const medians = TIMES.map(({ measure, field, text }) => ({ measure, text, seconds: medianOf(view, field) }));
    const known = medians.filter(({ seconds }) => seconds !== null);
    const open = medians.filter(({ seconds }) => seconds === null).map(({ text }) => text);
    return {
      outcome: known.length === 0 ? 'unknown' : open.length === 0 ? 'present' : 'partial',
      measures: Object.fromEntries(known.map(({ measure, seconds }) => [measure, seconds ?? 0])),
      evidence: view.hosts.map((fact) => showFact(fact, 'times of pull requests', describe(fact.pullRequests))),
      reason: describeMedians(known, open),
    };
  },
});

/** The repositories' median, each counted as often as pull requests were merged there; null where one does not tell. */
function medianOf({ hosts, silent }: ConnectedView, field: (typeof TIMES)[number]['field']): number | null {
  const rows = hosts.map(({ pullRequests }) => ({
    merged: pullRequests?.merged ?? 1,
    seconds: pullRequests?.[field] ?? null,
  }));
  const busy = rows.filter(({ merged }) => merged > 0);
  const read = busy.flatMap(({ merged, seconds }) => (seconds === null ? [] : [{ merged, seconds }]));
  if (silent.length > 0 || read.length === 0 || read.length < busy.length) return null;
  const half = read.reduce((sum, { merged }) => sum + merged, 0) / 2;
  let counted = 0;
  for (const { merged, seconds } of read.toSorted((a, b) => a.seconds - b.seconds)) {
    counted += merged;
    if (counted >= half) return seconds;
  }
  return null;
}

function describeMedians(
  known: readonly { text: string; seconds: number | null }[],
  open: readonly string[],
): ConnectedDetection['reason'] {
  const told = known.map(({ text, seconds }) => `${hours(seconds ?? 0)} ${text}`);
  return [
    told.length > 0 ? `Median times: ${told.join(', ')}.` : '',
    open.length > 0 ? `Not known for all repositories: the time ${open.join(', the time ')}.` : '',
  ]
    .filter((text) => text !== '')
    .join(' ');
}

function describe(proposals: PullRequests | null): string {
  if (proposals === null) return 'not readable';
  const times = TIMES.map(({ field, text }) => {
    const seconds = proposals[field];
    return seconds === null ? `not readable: the time ${text}` : `${hours(seconds)} ${text}`;
  });
  return `${proposals.merged} merged; medians: ${times.join(', ')}`;
}

/** `45 minutes`, `3.5 hours`: hours from ninety minutes on. */
function hours(seconds: number): string {
  if (seconds < 5_400) return `${Math.round(seconds / 60)} minutes`;
  return `${Math.round(seconds / 360) / 10} hours`;
}
