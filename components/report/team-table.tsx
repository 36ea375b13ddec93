import type { OrganizationPageLinks } from '@/components/report/organization-links';
import { criterionTitle, type ReportTexts } from '@/components/report/report-texts';
import { teamKindWords } from '@/components/report/team-kind-words';
import { TeamLevel, TeamTargetMark } from '@/components/report/team-level';
import { Badge } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { LinkPending } from '@/components/ui/link-pending';
import { TextLink } from '@/components/ui/text-link';
import type { OrganizationTeam } from '@/lib/assessment/organization-report';

interface TeamTableProps {
  /** By name. */
  teams: readonly OrganizationTeam[];
  /** Slugs of those that are being assessed. */
  underWay: ReadonlySet<string>;
  texts: ReportTexts;
  links: OrganizationPageLinks;
}

/** Teams by name: where each stands, what it aims at, what it does next, and how old that is. One block each on narrow screens. */
export function TeamTable({ teams, underWay, texts, links }: TeamTableProps) {
  return (
    <ul className="divide-y divide-line border-y border-line text-sm">
      {teams.map((team) => (
        <li
          key={team.slug}
          className="grid items-start gap-x-6 gap-y-2 py-4 lg:grid-cols-[minmax(0,4fr)_minmax(0,5fr)_minmax(0,3fr)_minmax(0,6fr)_minmax(0,3fr)]"
        >
          <div className="min-w-0">
            <TextLink href={links.teamPage(team.slug)} className="break-words text-base font-semibold">
              {team.name}
              <LinkPending />
            </TextLink>
            <Kind team={team} />
          </div>
          <TeamLevel team={team} texts={texts} />
          <Entry name="Target">
            <TeamTargetMark target={team.target} />
          </Entry>
          <Entry name="Next step">
            <NextStep team={team} texts={texts} links={links} />
          </Entry>
          <Age team={team} isUnderWay={underWay.has(team.slug)} />
        </li>
      ))}
    </ul>
  );
}

/** A kind that nobody chose is suggested from what the repositories are: before they were looked at there is none to tell. */
function Kind({ team: { kind, kindSuggested, state } }: { team: OrganizationTeam }) {
  if (kindSuggested && state !== 'assessed') return null;
  return (
    <p className="text-xs text-ink-faint">
      {teamKindWords[kind].name}
      {kindSuggested ? ', suggested' : ''}
    </p>
  );
}

function Entry({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="min-w-0">
      <p className="text-xs text-ink-faint">{name}</p>
      {children}
    </div>
  );
}

function NextStep({ team, texts, links }: { team: OrganizationTeam } & Omit<TeamTableProps, 'teams' | 'underWay'>) {
  const [step] = team.nextSteps;
  if (team.state === 'no-repositories') return <span className="text-ink-soft">Add its repositories</span>;
  if (team.state === 'not-assessed') return <span className="text-ink-soft">Assess it</span>;
  if (step === undefined) return <span className="text-ink-faint">None that Cairn could propose</span>;
  return <TextLink href={links.criterionPage(step.criterion, team)}>{criterionTitle(texts, step.criterion)}</TextLink>;
}

function Age({ team, isUnderWay }: { team: OrganizationTeam; isUnderWay: boolean }) {
  return (
    <p className="flex flex-wrap items-baseline gap-1.5 text-xs text-ink-faint lg:flex-col lg:items-end">
      {team.assessedAt === null ? null : <DateTime value={team.assessedAt} />}
      {isUnderWay ? <Badge tone="accent">Under way</Badge> : null}
      {team.failure === null ? null : <Badge tone="bad">Last try failed</Badge>}
    </p>
  );
}
