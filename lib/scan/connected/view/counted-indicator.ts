import type { ConnectedFact } from '@/lib/assessment/connected-facts';
import { counted } from '@/lib/assessment/wording';
import {
  type ConnectedDetection,
  type ConnectedIndicator,
  type ConnectedView,
  defineConnectedIndicator,
  notConnected,
  showFact,
} from '@/lib/scan/connected/view/connected-indicator';
import type { IndicatorOutcome, Measures } from '@/lib/scan/evidence';

/** How many things one fact counts, and how many of them do what is asked for. */
export interface CountedRow {
  fact: ConnectedFact;
  /** What counted them: `pull requests of main`. */
  name: string;
  of: number;
  /** Null: not readable. */
  met: number | null;
  /** Of those that do not, so many of which the fact does not tell. */
  open?: number;
  /** What else the fact tells of them: `24 started by automation`. */
  aside?: string | undefined;
}

export interface CountedIndicator extends Pick<ConnectedIndicator, 'id' | 'needs' | 'what'> {
  rows(view: ConnectedView): CountedRow[];
  /** What is counted, in the plural: `deployments to production`. */
  things: string;
  /** What those that count do: `left a complete record`. */
  does: string;
  /** True: a repository that nothing is known of leaves the share open. */
  everyRepository: boolean;
  /** Further measures that stand beside the counts. */
  measures?(view: ConnectedView): Measures;
}

/**
 * An indicator that counts things: `of`, `met`, the facts and repositories that do not tell (`unread`), and where facts tell it, of how
 * many things nothing is told (`open`).
 */
export function defineCountedIndicator(rule: CountedIndicator): ConnectedIndicator {
  const { id, needs, what } = rule;
  return defineConnectedIndicator({ id, needs, what, detect: (view) => detectCounted(rule, view) });
}

function detectCounted(rule: CountedIndicator, view: ConnectedView): ConnectedDetection {
  const rows = rule.rows(view);
  if (rows.length === 0) return notConnected(rule);
  const read = rows.filter(({ met }) => met !== null);
  const of = read.reduce((sum, row) => sum + row.of, 0);
  const met = read.reduce((sum, row) => sum + (row.met ?? 0), 0);
  const open = rows.reduce((sum, row) => sum + (row.open ?? 0), 0);
  const unread = rows.length - read.length + (rule.everyRepository ? view.silent.length : 0);
  return {
    outcome: countedOutcome({ of, met, unread, open }),
    share: of > 0 ? met / of : null,
    measures: {
      of,
      met,
      unread,
      ...(rows.some((row) => row.open !== undefined) ? { open } : {}),
      ...rule.measures?.(view),
    },
    evidence: rows.toSorted((a, b) => missing(b) - missing(a)).map((row) => showRow(rule, row)),
    reason: describeCounts(rule, { of, met, unread }),
  };
}

/** What is not read may fall short of the rest, so that a whole is not told from a part. */
function countedOutcome({ of, met, unread, open }: Record<'of' | 'met' | 'unread' | 'open', number>): IndicatorOutcome {
  if (of === 0 || (open > 0 && met + open === of)) return 'unknown';
  if (met < of) return met === 0 ? 'absent' : 'partial';
  return unread > 0 ? 'unknown' : 'present';
}

function missing({ of, met }: CountedRow): number {
  return of - (met ?? of);
}

function showRow({ things, does }: CountedIndicator, { fact, name, of, met, aside }: CountedRow) {
  const note = met === null ? `${of} ${things}; how many ${does} is not readable` : `${met} of ${of} ${things} ${does}`;
  return showFact(fact, name, aside === undefined ? note : `${note}; ${aside}`);
}

function describeCounts(
  { things, does }: CountedIndicator,
  counts: { of: number; met: number; unread: number },
): string {
  const { of, met, unread } = counts;
  const open = unread > 0 ? ` ${counted(unread, 'source does', 'sources do')} not tell.` : '';
  if (of === 0) return `No ${things} ${unread > 0 ? 'can be counted' : 'are known'}.${open}`;
  return `${met} of ${of} ${things} ${does}.${open}`;
}
