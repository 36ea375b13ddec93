/** What a correction can say of an indicator; that it does not apply is an exemption. */
export const CORRECTED_OUTCOMES = ['present', 'partial', 'absent'] as const;
export type CorrectedOutcome = (typeof CORRECTED_OUTCOMES)[number];

/** An exemption or a correction as a `.cairn.yaml` of a repository says it. */
export interface DeclaredDispute {
  kind: 'exemption' | 'correction';
  /** As it was written: `criterion/ID`, `indicator/ID`, or an id alone. */
  subject: string;
  /** What the outcome should be; null for an exemption. */
  outcome: CorrectedOutcome | null;
  reason: string;
  author: string;
  /** The last day that it counts, in UTC: `2027-06-30`. */
  expires: string;
  path: string;
  line: number;
}

/** Something in a `.cairn.yaml` that cannot be used, with what to do. */
export interface DeclarationMistake {
  path: string;
  line: number | null;
  message: string;
}

/** All that the `.cairn.yaml` files of a repository say. */
export interface Declarations {
  disputes: DeclaredDispute[];
  mistakes: DeclarationMistake[];
}
