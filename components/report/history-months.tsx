import type { ReactNode } from 'react';
import type { ReportLinks } from '@/components/report/report-links';
import { criterionTitle, indicatorTitle, type ReportTexts } from '@/components/report/report-texts';
import { OutsideLink, TextLink } from '@/components/ui/text-link';
import type { HistoryChange, HistoryPoint, LevelMove } from '@/lib/assessment/history-report';

/** Where a History leads. */
export interface HistoryLinks extends Pick<ReportLinks, 'criterionPage' | 'indicatorPage'> {
  /** The host's own view of a commit of a repository; null where it has none. */
  commitLink(commit: string, repository: string): string | null;
}

interface HistoryMonthsProps {
  /** Oldest first. */
  points: readonly HistoryPoint[];
  texts: ReportTexts;
  links: HistoryLinks;
}

const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' });

/** A day of a History in words, in UTC. */
export function dayOf(date: string): string {
  return day.format(new Date(date));
}

/** What each month gained and lost, the newest first; months in which nothing changed are left out. */
export function HistoryMonths({ points, texts, links }: HistoryMonthsProps) {
  const changed = points.filter(hasChanges).toReversed();
  if (changed.length === 0) {
    return <p className="text-sm text-ink-soft">Nothing changed from one month to the next.</p>;
  }
  return (
    <ol className="flex flex-col gap-8">
      {changed.map((point) => (
        <li key={point.date} className="flex flex-col gap-3">
          <h3 className="font-semibold">
            By {dayOf(point.date)}{' '}
            <span className="font-normal text-sm text-ink-soft">
              at <PointCommits point={point} links={links} />
            </span>
          </h3>
          <Moves moves={point.moves} texts={texts} links={links} />
          <Changes title="Gained" tone="text-good" changes={point.gained} {...{ point, texts, links }} />
          <Changes title="Lost" tone="text-bad" changes={point.lost} {...{ point, texts, links }} />
          <Changes
            title="Known from then on"
            tone="text-unknown"
            changes={point.nowKnown}
            {...{ point, texts, links }}
          />
          <Changes
            title="Unknown from then on"
            tone="text-unknown"
            changes={point.nowUnknown}
            {...{ point, texts, links }}
          />
        </li>
      ))}
    </ol>
  );
}

function hasChanges({ moves, gained, lost, nowKnown, nowUnknown }: HistoryPoint): boolean {
  return [moves, gained, lost, nowKnown, nowUnknown].some((changes) => changes.length > 0);
}

function Moves({ moves, texts, links }: { moves: readonly LevelMove[]; texts: ReportTexts; links: HistoryLinks }) {
  if (moves.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1 text-sm">
      {moves.map(({ figures, from, to, gates }) => (
        <li key={figures.join()}>
          <strong className="font-semibold">
            {capitalized(figures.join(', '))}: {shortLevel(from)} → {shortLevel(to)}
          </strong>
          {gates.length > 0 ? ', by ' : null}
          {gates.map((gate, index) => (
            <span key={gate}>
              {index > 0 ? ', ' : null}
              <TextLink href={links.criterionPage(gate)}>{criterionTitle(texts, gate)}</TextLink>
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}

function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** A level in a few letters. */
export function shortLevel(level: number | null): string {
  return level === null ? 'no level' : `Level ${level}`;
}

interface ChangesProps {
  title: string;
  tone: string;
  changes: readonly HistoryChange[];
  point: HistoryPoint;
  texts: ReportTexts;
  links: HistoryLinks;
}

function Changes({ title, tone, changes, point, texts, links }: ChangesProps) {
  if (changes.length === 0) return null;
  return (
    <div className="text-sm">
      <h4 className={`font-semibold ${tone}`}>{title}</h4>
      <ul className="mt-1 flex flex-col gap-1">
        {changes.map((change) => (
          <li key={`${change.kind} ${change.id}`} className="break-words">
            <ChangeTitle change={change} texts={texts} links={links} />{' '}
            <span className="text-ink-soft">
              {words(change.from)} → {words(change.to)}
              {change.gate === null ? null : `, gate of Level ${change.gate}`}
              <Commits change={change} point={point} links={links} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function ChangeTitle({
  change: { kind, id },
  texts,
  links,
}: Pick<ChangesProps, 'texts' | 'links'> & { change: HistoryChange }) {
  if (kind === 'criterion') return <TextLink href={links.criterionPage(id)}>{criterionTitle(texts, id)}</TextLink>;
  return <TextLink href={links.indicatorPage(id)}>{indicatorTitle(texts, id)}</TextLink>;
}

function Commits({
  change,
  point,
  links,
}: Pick<ChangesProps, 'point' | 'links'> & { change: HistoryChange }): ReactNode {
  const named = point.commits.filter(({ id }) => change.commits.includes(id));
  return named.map(({ id, subject, repository }) => (
    <span key={id}>
      {'; '}
      <CommitName commit={id} href={links.commitLink(id, repository)} /> {subject}
    </span>
  ));
}

/** The commit of each repository at a point; of several, each with the name of its repository. */
function PointCommits({ point, links }: Pick<ChangesProps, 'point' | 'links'>): ReactNode {
  const own = point.repositories.filter(({ part }) => part === 'own');
  if (own.length < 2)
    return <CommitName commit={point.commit} href={links.commitLink(point.commit, own[0]?.url ?? '')} />;
  return own.map(({ url, commit, paths }, index) => (
    <span key={`${url} ${paths.join()}`}>
      {index > 0 ? ', ' : null}
      {url.split('/').at(-1)} <CommitName commit={commit} href={links.commitLink(commit, url)} />
    </span>
  ));
}

function CommitName({ commit, href }: { commit: string; href: string | null }) {
  const name = <code className="font-mono text-xs">{commit.slice(0, 8)}</code>;
  return href === null ? name : <OutsideLink href={href}>{name}</OutsideLink>;
}

function words(outcome: string): string {
  return outcome.replaceAll('-', ' ');
}
