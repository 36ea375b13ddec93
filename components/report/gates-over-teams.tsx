import type { OrganizationPageLinks } from '@/components/report/organization-links';
import { CriterionOutcomeMark } from '@/components/report/outcome';
import { criterionTitle, levelTitle, type ReportTexts } from '@/components/report/report-texts';
import { TeamLinks } from '@/components/report/team-links';
import { TextLink } from '@/components/ui/text-link';
import type { OrganizationTeam } from '@/lib/assessment/organization-report';
import type { CriterionOutcome } from '@/lib/assessment/report';

interface GatesOverTeamsProps {
  teams: readonly OrganizationTeam[];
  texts: ReportTexts;
  links: OrganizationPageLinks;
}

const outcomes: readonly CriterionOutcome[] = ['not-met', 'partly-met', 'exempt', 'not-applicable', 'unknown'];

/** Gates that hold teams back from their next levels, by level, each with its teams. Teams that reached their target are left out. */
export function GatesOverTeams({ teams, texts, links }: GatesOverTeamsProps) {
  const held = teams
    .filter(({ target }) => target?.reached !== 'verified')
    .flatMap((team) => team.holdingBack.map((gate) => ({ team, gate })));
  const byGate = Map.groupBy(held, ({ gate }) => gate.id);
  const gates = texts.model.criteria
    .filter(({ id }) => byGate.has(id))
    .toSorted((a, b) => (a.gate ?? 0) - (b.gate ?? 0));
  if (gates.length === 0) return <p>No gate is open with any team that was assessed and has not reached its target.</p>;
  return (
    <ul className="grid gap-3 lg:grid-cols-2">
      {gates.map(({ id, gate }) => (
        <li key={id} className="flex min-w-0 flex-col gap-2 rounded-lg border border-line bg-surface p-4 text-sm">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
            <h3 className="text-base font-semibold">
              <TextLink href={links.criterionPage(id, null)} className="text-ink">
                {criterionTitle(texts, id)}
              </TextLink>
            </h3>
            <span className="text-xs text-ink-faint">Gate of {levelTitle(texts, gate)}</span>
          </div>
          <dl className="flex flex-col gap-1.5">
            {outcomes.map((outcome) => (
              <HeldTeams key={outcome} outcome={outcome} held={byGate.get(id) ?? []} links={links} />
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

interface HeldTeamsProps {
  outcome: CriterionOutcome;
  held: readonly { team: OrganizationTeam; gate: OrganizationTeam['holdingBack'][number] }[];
  links: OrganizationPageLinks;
}

/** Teams with which a gate came out alike. What is inherited is said with its source. */
function HeldTeams({ outcome, held, links }: HeldTeamsProps) {
  const alike = held.filter(({ gate }) => gate.outcome === outcome);
  if (alike.length === 0) return null;
  const bySource = [...Map.groupBy(alike, ({ gate }) => gate.inheritedFrom)];
  return (
    <div className="flex flex-wrap items-start gap-x-3 gap-y-0.5">
      <dt className="w-28 shrink-0">
        <CriterionOutcomeMark outcome={outcome} />
      </dt>
      <dd className="min-w-0 flex-1">
        {bySource.map(([source, all], index) => (
          <span key={source}>
            {index > 0 ? '; ' : ''}
            <TeamLinks teams={all.map(({ team }) => team)} links={links} />
            {source === null ? null : <span className="text-ink-faint"> (inherited from {source})</span>}
          </span>
        ))}
      </dd>
    </div>
  );
}
