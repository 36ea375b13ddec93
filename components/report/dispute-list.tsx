import type { ReactNode } from 'react';
import { DisputedOutcomeMark } from '@/components/report/outcome';
import { placeName, type ReportLinks } from '@/components/report/report-links';
import { criterionTitle, indicatorTitle, levelTitle, type ReportTexts } from '@/components/report/report-texts';
import { Badge } from '@/components/ui/badge';
import { Day } from '@/components/ui/date-time';
import { Code, InlineText } from '@/components/ui/prose';
import { OutsideLink, TextLink } from '@/components/ui/text-link';
import type { Tone } from '@/components/ui/tone';
import type { DisputeEffect, DisputeMistake, ReportDispute } from '@/lib/assessment/dispute';

interface DisputeListProps {
  disputes: readonly ReportDispute[];
  mistakes: readonly DisputeMistake[];
  texts: ReportTexts;
  links: ReportLinks;
  /** What can be done with one, below it. */
  actionsOf?: ((dispute: ReportDispute) => ReactNode) | undefined;
}

/** What is said above such a list. */
export const DISPUTED_LEAD =
  'What people say against a result, here or in a file of the repository. The level rests on evidence: what is said stands beside it until it expires.';

/** What people say against results, each with both outcomes and both levels; and what of it could not be used. */
export function DisputeList({ disputes, mistakes, texts, links, actionsOf }: DisputeListProps) {
  return (
    <ul className="grid gap-3 lg:grid-cols-2">
      {disputes.map((dispute) => (
        <DisputeItem
          key={JSON.stringify([dispute.subject, dispute.source])}
          {...{ dispute, texts, links, actionsOf }}
        />
      ))}
      {mistakes.map((mistake) => (
        <MistakeItem key={JSON.stringify(mistake)} mistake={mistake} links={links} />
      ))}
    </ul>
  );
}

interface DisputeItemProps extends Pick<DisputeListProps, 'texts' | 'links' | 'actionsOf'> {
  dispute: ReportDispute;
}

const stateLooks: Readonly<Record<ReportDispute['state'], { word: string; tone: Tone }>> = {
  'in-force': { word: 'In force', tone: 'accent' },
  expired: { word: 'Expired', tone: 'partly' },
  unused: { word: 'Unused', tone: 'plain' },
};

function DisputeItem({ dispute, texts, links, actionsOf }: DisputeItemProps) {
  const { word, tone } = stateLooks[dispute.state];
  return (
    <li className="flex min-w-0 flex-col gap-2.5 rounded-lg border border-line bg-surface p-4 text-sm">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <Badge tone={tone}>{word}</Badge>
        <span className="text-ink-soft">{dispute.kind === 'exemption' ? 'Exemption' : 'Correction'}</span>
      </div>
      <h3 className="font-semibold">
        <SubjectLink dispute={dispute} texts={texts} links={links} />
      </h3>
      <p className="max-w-text break-words">
        <InlineText text={dispute.reason} />
      </p>
      <p className="text-ink-soft">
        {dispute.author}, until <Day value={dispute.expires} />, <SourceOf dispute={dispute} links={links} />
      </p>
      {dispute.effect === null ? (
        <p className="max-w-text text-ink-soft">{dispute.note}</p>
      ) : (
        <Effect dispute={dispute} effect={dispute.effect} texts={texts} links={links} />
      )}
      {actionsOf?.(dispute)}
    </li>
  );
}

function isRisk({ subject }: ReportDispute, texts: ReportTexts): boolean {
  return subject.kind === 'indicator' && (texts.indicators.get(subject.id)?.risk ?? false);
}

function SubjectLink({ dispute, texts, links }: DisputeItemProps) {
  const { kind, id } = dispute.subject;
  const [href, title] =
    kind === 'criterion'
      ? [links.criterionPage(id), criterionTitle(texts, id)]
      : [links.indicatorPage(id), indicatorTitle(texts, id)];
  return (
    <TextLink href={href} className="text-ink">
      {title}
    </TextLink>
  );
}

/** Where it was said: a file at the assessed commit, or the application. */
function SourceOf({ dispute: { source, platform }, links }: Pick<DisputeItemProps, 'dispute' | 'links'>) {
  if (source.from === 'application') {
    const about = source.scope === 'organization' ? 'for all teams' : source.scope === 'team' ? 'for the team' : '';
    return (
      <>
        recorded <Day value={source.recordedAt} />
        {about === '' ? ` for ${source.repository ?? 'the repository'}` : ` ${about}`}
        {platform === null ? '' : ` of ${platform}`}
      </>
    );
  }
  const place = { ...source, note: '' };
  const host = links.hostLink(place);
  return (
    <>
      in {host === null ? <Code>{placeName(place)}</Code> : <OutsideLink href={host}>{placeName(place)}</OutsideLink>}
      {links.severalRepositories || platform !== null ? ` of ${source.repository}` : ''}
    </>
  );
}

interface EffectProps extends Pick<DisputeListProps, 'texts' | 'links'> {
  dispute: ReportDispute;
  effect: DisputeEffect;
}

const SIDES = [
  { side: 'without', name: 'As found', meaning: 'indicated by evidence' },
  { side: 'with', name: 'Taken as said', meaning: 'on somebody’s word: never verified' },
] as const;

/** Both outcomes and both levels, side by side. */
function Effect({ dispute, effect, texts, links }: EffectProps) {
  return (
    <>
      <dl className="grid gap-3 sm:grid-cols-2">
        {SIDES.map(({ side, name, meaning }) => (
          <div key={side} className="min-w-0 border-l-2 border-line pl-3">
            <dt className="text-xs font-semibold text-ink-faint">{name}</dt>
            <dd>
              <DisputedOutcomeMark outcome={effect.outcome[side]} risk={isRisk(dispute, texts)} />
            </dd>
            <dd className="text-ink-soft">{levelTitle(texts, effect.level[side].indicated)}</dd>
            <dd className="text-xs text-ink-faint">{meaning}</dd>
          </div>
        ))}
      </dl>
      {dispute.subject.kind === 'indicator' ? <Changed effect={effect} texts={texts} links={links} /> : null}
    </>
  );
}

function Changed({ effect: { criteria }, texts, links }: Omit<EffectProps, 'dispute'>) {
  if (criteria.length === 0) return <p className="text-ink-soft">No practice would change its outcome.</p>;
  return (
    <ul className="flex flex-col gap-1">
      {criteria.map((changed) => (
        <li key={changed.id} className="flex flex-wrap items-baseline gap-x-2">
          <TextLink href={links.criterionPage(changed.id)}>{criterionTitle(texts, changed.id)}</TextLink>
          <DisputedOutcomeMark outcome={changed.without} risk={false} />
          <span aria-hidden>→</span>
          <DisputedOutcomeMark outcome={changed.with} risk={false} />
        </li>
      ))}
    </ul>
  );
}

function MistakeItem({ mistake: { message, ...at }, links }: { mistake: DisputeMistake; links: ReportLinks }) {
  const place = { ...at, note: '' };
  const host = links.hostLink(place);
  return (
    <li className="flex min-w-0 flex-col gap-2.5 rounded-lg border border-line bg-surface p-4 text-sm">
      <div>
        <Badge tone="bad">Not used</Badge>
      </div>
      <p className="break-words">
        {host === null ? <Code>{placeName(place)}</Code> : <OutsideLink href={host}>{placeName(place)}</OutsideLink>}:{' '}
        {message}
      </p>
    </li>
  );
}
