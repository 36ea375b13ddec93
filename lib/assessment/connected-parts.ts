import { type CriterionFacts, type Judgement, met, notMet, partlyMet, unknown } from '@/lib/assessment/criterion';
import { counted, percent } from '@/lib/assessment/wording';
import type { Evidence } from '@/lib/scan/evidence';

/** A yes-or-no setting of an indicator: the measures that count its answers, and what each answer means in a sentence. */
export interface JudgedSetting {
  yes: string;
  no: string;
  /** Said when it is so everywhere, and when it is not; without full stop. */
  yesText: string;
  noText: string;
}

/** Judges a setting over all that was read: a no counts, then what could not be read, then a yes. */
export function judgeSetting(
  facts: CriterionFacts,
  id: string,
  { yes, no, yesText, noText }: JudgedSetting,
): Judgement {
  const { evidence, reason } = facts.finding(id);
  const on = facts.number(id, yes);
  const off = facts.number(id, no);
  const unread = facts.number(id, `${yes}Unread`);
  if (off > 0) {
    const of = on + off > 1 ? ` (${off} of ${on + off})` : '';
    const text = `${noText}${of}.`;
    return on > 0 ? partlyMet(on / (on + off), text, evidence) : notMet(text, evidence);
  }
  if (unread > 0) return unknown(`Not readable: whether ${lowerFirst(yesText)}.`);
  return on > 0 ? met(`${yesText}.`, evidence) : unknown(reason);
}

/** Things that were counted, and how many of them count; `unread` sources did not tell, and of `open` things nothing is told. */
export interface Counts {
  of: number;
  met: number;
  unread: number;
  open?: number;
}

/** The counts of an indicator: `of`, `met`, `unread` and `open`, or those that begin with a prefix: `startedOf`. */
export function countsOf(facts: CriterionFacts, id: string, prefix = ''): Counts {
  const name = (measure: string) =>
    prefix === '' ? measure : `${prefix}${measure.charAt(0).toUpperCase()}${measure.slice(1)}`;
  return {
    of: facts.number(id, name('of')),
    met: facts.number(id, name('met')),
    unread: facts.number(id, name('unread')),
    open: facts.number(id, name('open')),
  };
}

export interface RequiredCounts {
  /** What is counted, singular and plural. */
  thing: string;
  things: string;
  /** What those that count do: `were approved`. */
  does: string;
  /** Share from 0 to 1 that is needed; all when left out. */
  threshold?: number;
  /** True: more than the share; otherwise at least. */
  exclusive?: boolean;
}

/**
 * Judges a share of counted things. What was read and falls short counts; a share that is reached is open while a source does not
 * tell. Nothing counted is unknown, and so is a share that hangs on things of which nothing is told.
 */
export function judgeCounts(
  { of, met: fit, unread, open = 0 }: Counts,
  { thing, things, does, threshold = 1, exclusive = false }: RequiredCounts,
  { evidence, reason }: { evidence: Evidence[]; reason: string },
): Judgement {
  if (of === 0) return unknown(reason);
  const needed = threshold === 1 ? '' : ` (${exclusive ? 'more than' : 'at least'} ${percent(threshold)} needed)`;
  const text = `${fit} of ${counted(of, thing, things)} ${does}${needed}.`;
  const reaches = (share: number) => (exclusive ? share > threshold : share >= threshold);
  if (!reaches(fit / of)) {
    if (open > 0 && reaches((fit + open) / of)) return unknown(`${text} Of ${open} of them nothing tells.`);
    return fit === 0 ? notMet(text, evidence) : partlyMet(fit / of, text, evidence);
  }
  if (unread > 0) {
    return unknown(`${text} ${counted(unread, 'repository or system does', 'repositories or systems do')} not tell.`);
  }
  return met(text, evidence);
}

function lowerFirst(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
