import { organizationLinks } from '@/app/organizations/organization-links';
import { teamKindWords } from '@/components/report/team-kind-words';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { TeamView } from '@/lib/services/list-teams';

interface TeamTableProps {
  organization: { slug: string; isSample: boolean };
  teams: readonly TeamView[];
}

/** The teams of an organization, and what is said of each. */
export function TeamTable({ organization: { slug, isSample }, teams }: TeamTableProps) {
  return (
    <Table caption="Teams">
      <thead>
        <tr>
          <HeaderCell className="pl-0">Team</HeaderCell>
          <HeaderCell>Kind</HeaderCell>
          <HeaderCell>Served by</HeaderCell>
          <HeaderCell>Target</HeaderCell>
          <HeaderCell className="text-right">Repositories</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {teams.map((team) => (
          <tr key={team.id}>
            <Cell className="min-w-40 break-words pl-0">
              <TextLink href={organizationLinks.team(slug, team.slug)} className="font-semibold">
                {team.name}
              </TextLink>
              {isSample ? null : (
                <TextLink
                  href={organizationLinks.editTeam(slug, team.slug)}
                  className="ml-3 inline-block py-0.5 text-xs"
                >
                  Edit<span className="sr-only"> {team.name}</span>
                </TextLink>
              )}
            </Cell>
            <Cell>{team.kind ? teamKindWords[team.kind].name : <Unsaid>Suggested</Unsaid>}</Cell>
            <Cell className="min-w-32 break-words">{team.platform?.name ?? <Unsaid>Nobody named</Unsaid>}</Cell>
            <Cell className="whitespace-nowrap">
              {team.target ? `Level ${team.target.level}` : <Unsaid>None</Unsaid>}
            </Cell>
            <Cell className="text-right tabular-nums">{team.repositories.length}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Unsaid({ children }: { children: string }) {
  return <span className="text-ink-faint">{children}</span>;
}
