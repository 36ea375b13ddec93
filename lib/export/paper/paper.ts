import type { DeliveryRow } from '@/lib/export/paper/delivery-rows';
import type { Picture } from '@/lib/export/paper/picture';

/**
 * A paper: what the template of a file sets, in final words. Everything in it is text to be printed, a count, or the name of a
 * picture; nothing is markup, save that words between backticks are code.
 */
export interface TeamPaper {
  head: PaperHead;
  /** Null until there is a result; then `pending` says what to do. */
  result: TeamResult | null;
  pending: string;
  pictures: Record<string, Picture>;
}

export interface PaperHead {
  /** What the paper is about; also the title of the file. */
  title: string;
  /** What kind of paper it is: "Where a team stands with GitOps". */
  kind: string;
  /** Whose, as of when, by which model. */
  facts: string[];
  /** Said at the top where the figures are made up. */
  sample: string | null;
  /** Foot of each page. */
  foot: string;
  /** What the sign for missing characters means; null where it does not occur. */
  missing: string | null;
}

export interface TeamResult {
  level: LevelPart;
  page: SharedPage;
  profile: ProfilePart;
  holding: HoldingPart;
  plan: PlanPart;
  basis: BasisPart;
}

/** Gates that keep the next level from being indicated. */
export interface HoldingPart {
  title: string;
  gates: { title: string; outcome: string; reason: string }[];
  more: string | null;
}

export interface LevelPart {
  picture: string;
  /** What the picture says, for those who do not see it. */
  description: string;
  headline: string;
  line: string;
  figures: { name: string; level: string; meaning: string }[];
  target: string;
  change: string;
  remarks: string[];
}

/** What the first pages of a team and of an organization have in common. */
export interface SharedPage {
  brings: { title: string; benefits: string[] }[];
  safety: { title: string; text: string }[];
  moreSafety: string | null;
  delivery: DeliveryRow[];
  deliveryNote: string;
  decisions: Decision[];
}

export interface Decision {
  /** Who decides or acts: a role, never a person. */
  who: string;
  title: string;
  text: string;
}

export interface ProfilePart {
  levels: { name: string; number: string }[];
  dimensions: { name: string; question: string; steps: ProfileCell[] }[];
  /** What counts and pictures mean. */
  legend: { picture: string; text: string }[];
}

export interface ProfileCell {
  /** Null where the model has no practice. */
  picture: string | null;
  filled: boolean;
  count: string;
  /** The cell in words. */
  description: string;
}

export interface PlanPart {
  /** Heading of the column before the quarter's. */
  resultHeading: string;
  rows: { step: string; note: string; who: string; effort: string; quarter: string; result: string; gate: boolean }[];
  /** Steps beyond, and where they are; null where all are shown. */
  more: string | null;
  /** Said in place of the table where there is no step. */
  empty: string;
  /** Where to begin, with the reason; null where the paper is of one team. */
  beginning: string | null;
}

export interface BasisPart {
  known: string;
  /** Gates that are not known, and what would settle each. */
  gates: { practice: string; settle: string }[];
  moreGates: string | null;
  /** What would let Cairn see more, by how much it would settle. */
  sources: { source: string; count: string; practices: string }[];
  /** Further sentences on what the result does not rest on. */
  notes: string[];
  /** What was looked at. */
  lookedAt: { name: string; detail: string }[];
  moreLookedAt: string | null;
  model: string;
  /** Where everything else is. */
  rest: string;
}

export interface OrganizationPaper {
  head: PaperHead;
  level: OrganizationLevelPart;
  page: SharedPage;
  teams: TeamsPart;
  profile: ProfilePart;
  plan: PlanPart;
  basis: BasisPart;
  pictures: Record<string, Picture>;
}

export interface OrganizationLevelPart {
  picture: string;
  description: string;
  headline: string;
  line: string;
  figures: { name: string; level: string; meaning: string }[];
  /** Production services, by what the teams that answer for them hold. */
  coverage: { name: string; count: string; picture: string }[];
  coverageNote: string;
  /** Teams in each standing, by figure. */
  distribution: { columns: string[]; rows: { name: string; counts: string[] }[] };
}

export interface TeamsPart {
  rows: {
    name: string;
    kind: string;
    picture: string;
    verified: string;
    indicated: string;
    target: string;
    note: string;
  }[];
  more: string | null;
}
