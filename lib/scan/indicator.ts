import type { Counted, FlowFacts, IndicatorOutcome, Measures, Proposal, Searched } from '@/lib/scan/evidence';
import type { Inventory } from '@/lib/scan/inventory';

/** A place that an indicator points at before its exact line is known: `key` is looked up in the text afterwards. */
export interface Mark {
  path: string;
  /** Blob that holds the place; null for a place that is no file content (a folder, a ref). */
  objectId: string | null;
  /** First line of the document or block; counts from 1. Null where there is no line. */
  line: number | null;
  /** Keys below the document's root, e.g. ['spec', 'syncPolicy', 'automated', 'selfHeal']; array positions as numbers. */
  key?: readonly (string | number)[];
  /** A commit other than the one looked at, for places in the history. */
  commit?: string;
  note: string;
}

/** What an indicator's detection returns; the scan turns marks into evidence. */
export interface Detection {
  outcome: IndicatorOutcome;
  /** Share from 0 to 1; left out where nothing is counted. */
  share?: number;
  measures?: Measures;
  marks?: Mark[];
  /** Required when absent: what was looked for, in words. */
  searched?: Searched;
  reason: string;
  proposal?: Proposal;
  /** Where templates can leave things open; the outcome is as if few were. */
  counted?: Counted;
  flow?: FlowFacts;
}

/** An indicator: a practice or a risk that is seen, or not, in what a repository holds. A fact, never a verdict. */
export interface Indicator {
  id: string;
  detect(inventory: Inventory): Detection;
}

/** Declares an indicator. Pure: the inventory in, the detection out; no clock, no network. */
export function defineIndicator(indicator: Indicator): Indicator {
  return indicator;
}
