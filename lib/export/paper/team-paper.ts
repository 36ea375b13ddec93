import type { TeamTarget } from '@/lib/assessment/organization-report';
import type { Report } from '@/lib/assessment/report';
import { counted } from '@/lib/assessment/wording';
import { basisPart } from '@/lib/export/paper/basis-part';
import { dayInWords } from '@/lib/export/paper/calendar';
import { teamDecisions } from '@/lib/export/paper/decisions';
import { deliveryPart, type MeasuredFigures } from '@/lib/export/paper/delivery-rows';
import { holdingPart } from '@/lib/export/paper/holding-part';
import { levelPart, type Previous } from '@/lib/export/paper/level-part';
import type { SharedPage, TeamPaper, TeamResult } from '@/lib/export/paper/paper';
import { bringsOf, type PaperWords, paperWords } from '@/lib/export/paper/paper-words';
import { Pictures } from '@/lib/export/paper/picture';
import { planPart } from '@/lib/export/paper/plan-part';
import { MISSING, printableData } from '@/lib/export/paper/printable-text';
import { profilePart } from '@/lib/export/paper/profile-part';
import type { Model } from '@/lib/model/model';
import type { ModelPages } from '@/lib/model/pages';

/** What a paper is of: a team with its newest result, or one assessment. */
export interface PaperSubject {
  /** Name of the team, or of what was assessed. */
  name: string;
  /** Name of the organization; null for an assessment outside of one. */
  organization: string | null;
  isSample: boolean;
  /** The moment that the paper is of, ISO 8601. */
  now: string;
  target: TeamTarget | null;
  /** Null until there is a result. */
  report: Report | null;
  previous: Previous;
  /** Where everything is that the paper leaves out: a full sentence. */
  rest: string;
  /** Null where no deployment is known. */
  delivery: MeasuredFigures | null;
}

const SAFETY_SHOWN = 3;
const MISSING_WORDS = `${MISSING} stands for characters that the typeface of this file lacks. Markdown, CSV and JSON have them.`;
const SAMPLE = 'Sample: these figures are made up, to show what Cairn can do.';

/** The leadership paper of a team in the words of the model (model 7.4). Pure; every text in it can be set. */
export function teamPaper(subject: PaperSubject, model: Model, pages: ModelPages): TeamPaper {
  const pictures = new Pictures();
  const words = paperWords(model, pages, pictures);
  const { report } = subject;
  const result = report === null ? null : resultOf(report, subject, words);
  return printablePaper({
    head: paperHead({ ...subject, kind: 'Where a team stands with GitOps', model: report?.model ?? model.version }),
    result,
    pending: 'There is no result yet. Give the team its repositories and assess it: then this paper has its figures.',
    pictures: pictures.all(),
  });
}

/** The same paper with texts that can be set, and with a word on what cannot. */
export function printablePaper<Paper extends { head: TeamPaper['head'] }>(paper: Paper): Paper {
  const printed = printableData(paper);
  if (!JSON.stringify(printed).includes(MISSING)) return printed;
  return { ...printed, head: { ...printed.head, missing: MISSING_WORDS } };
}

/** The head of a paper. */
export function paperHead(facts: {
  name: string;
  organization: string | null;
  isSample: boolean;
  now: string;
  kind: string;
  model: string;
}): TeamPaper['head'] {
  const { name, organization, isSample, now, kind, model } = facts;
  return {
    title: name,
    kind,
    facts: [
      ...(organization === null || organization === name ? [] : [organization]),
      dayInWords(now),
      `Model ${model}`,
    ],
    sample: isSample ? SAMPLE : null,
    foot: `${shortName(name)} · ${dayInWords(now)} · made by Cairn`,
    missing: null,
  };
}

/** A name that fits on one line. */
function shortName(name: string): string {
  const characters = [...name];
  return characters.length > 60 ? `${characters.slice(0, 60).join('').trim()}…` : name;
}

function resultOf(report: Report, { target, previous, rest, delivery }: PaperSubject, words: PaperWords): TeamResult {
  return {
    level: levelPart(report, { target, previous }, words),
    page: {
      brings: report.level.placement === 'nothing-deployed' ? [] : bringsOf(report.level.verified, words),
      ...safetyPart(report.safety, words),
      ...deliveryPart(delivery),
      decisions: teamDecisions(report, target, words),
    },
    profile: profilePart(report.dimensions, words),
    holding: holdingPart(report, words),
    plan: planPart(report, words),
    basis: basisPart(report, rest, words),
  };
}

/** The safety findings that are shown, and how many more there are. */
export function safetyPart(
  findings: readonly Pick<Report['safety'][number], 'indicator' | 'reason'>[],
  { titles }: PaperWords,
): Pick<SharedPage, 'safety' | 'moreSafety'> {
  const further = findings.length - SAFETY_SHOWN;
  return {
    safety: findings
      .slice(0, SAFETY_SHOWN)
      .map(({ indicator, reason }) => ({ title: titles.indicator(indicator), text: reason })),
    moreSafety: further > 0 ? `And ${counted(further, 'more finding')}.` : null,
  };
}
