import type { DisputeEffect, ReportDispute } from '@/lib/assessment/dispute';
import type { Report } from '@/lib/assessment/report';
import { outcomeWord, standingName } from '@/lib/export/level-words';
import { shortRepository } from '@/lib/export/place';
import type { Titles } from '@/lib/export/titles';
import type { Model } from '@/lib/model/model';

/** A dispute as the short faces of a Report tell it. Texts of people stand in them as they are. */
export interface DigestDispute {
  /** `criterion/ID` or `indicator/ID`. */
  id: string;
  title: string;
  state: ReportDispute['state'];
  /** What is said against what: "said to be present; found absent". */
  claim: string;
  /** Full sentences: who says why and until when; what it comes to, or why it counts for nothing. */
  sentences: string[];
}

/** What is put before the claim of one that counts for nothing. */
export const STATE_WORDS: Readonly<Record<ReportDispute['state'], string>> = {
  'in-force': '',
  unused: 'unused, ',
  expired: 'expired, ',
};

/** The disputes of a Report, those in force first. */
export function digestDisputes({ disputes }: Report, titles: Titles, model: Model): DigestDispute[] {
  return disputes.map((dispute) => {
    const { kind, id } = dispute.subject;
    return {
      id: `${kind}/${id}`,
      title: kind === 'criterion' ? titles.criterion(id) : titles.indicator(id),
      state: dispute.state,
      claim: claimOf(dispute),
      sentences: [
        saidSentence(dispute),
        dispute.effect === null ? dispute.note : effectSentence(dispute, dispute.effect, model),
      ],
    };
  });
}

function claimOf({ kind, outcome, effect }: ReportDispute): string {
  const said = kind === 'exemption' ? 'said not to apply here' : `said to be ${outcomeWord(outcome ?? 'unknown')}`;
  return effect === null ? said : `${said}; without that ${outcomeWord(effect.outcome.without)}`;
}

/** Who says it, where and why: "platform team, until 2027-06-30, in .cairn.yaml:4: We have one cluster." */
export function saidSentence({ author, reason, expires, source }: ReportDispute): string {
  const reasoned = /[.!?]$/.test(reason) ? reason : `${reason}.`;
  return `${author}, until ${expires}, ${placeOfDispute(source)}: ${reasoned}`;
}

/** "in .cairn.yaml:4 of acme/shop", "in the application on 2026-11-20". */
export function placeOfDispute(source: ReportDispute['source']): string {
  if (source.from === 'application') return `in the application on ${source.recordedAt.slice(0, 10)}`;
  return `in ${source.path}:${source.line} of ${shortRepository(source.repository)}`;
}

function effectSentence({ subject }: ReportDispute, { level, criteria }: DisputeEffect, model: Model): string {
  const isSame = level.with.indicated === level.without.indicated;
  const levels = isSame
    ? 'The level is the same without and with it.'
    : `As found ${standingName(level.without.indicated, model.levels)}; taken as said ${standingName(level.with.indicated, model.levels)}.`;
  const others = criteria.filter(({ id }) => subject.kind === 'indicator' || id !== subject.id);
  const changed = others.map((each) => `${each.id} ${outcomeWord(each.without)} → ${outcomeWord(each.with)}`);
  return changed.length === 0 ? levels : `${levels} Practices: ${changed.join('; ')}.`;
}

/** What all disputes in force come to, beside the level that evidence gives; null where none is in force. */
export function disputesRemark({ level, disputes }: Report, { levels }: Model): string | null {
  if (level.disputed === null) return null;
  const inForce = disputes.filter(({ state }) => state === 'in-force').length;
  const subject = inForce === 1 ? '1 result is disputed' : `${inForce} results are disputed`;
  const { indicated } = level.disputed.with;
  const would = indicated === level.indicated ? 'be the same' : `be ${standingName(indicated, levels)}`;
  return `${subject}: taken as said, the indicated level would ${would}. The level itself rests on evidence.`;
}
