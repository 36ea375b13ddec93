import { type TeamListQuery, teamListAddress, teamsOnPage } from '@/app/organizations/[organization]/team-list-query';
import { organizationLinks } from '@/app/organizations/organization-links';
import type { OrganizationPageLinks } from '@/components/report/organization-links';
import { counted, type ReportTexts } from '@/components/report/report-texts';
import { TeamTable } from '@/components/report/team-table';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { TextLink } from '@/components/ui/text-link';
import type { OrganizationTeam } from '@/lib/assessment/organization-report';

interface TeamListProps {
  slug: string;
  /** All of them, by name. */
  teams: readonly OrganizationTeam[];
  query: TeamListQuery;
  underWay: ReadonlySet<string>;
  texts: ReportTexts;
  links: OrganizationPageLinks;
}

/** So many teams are found by eye. */
const FEW = 15;

/** Teams a page at a time, to be found by name: what is shown stands in the address. */
export function TeamList({ slug, teams, query, underWay, texts, links }: TeamListProps) {
  const shown = teamsOnPage(teams, query);
  return (
    <div className="flex flex-col gap-4">
      {teams.length > FEW ? <Search slug={slug} name={query.name} /> : null}
      {query.name === '' ? null : (
        <p className="text-sm" role="status">
          {counted(shown.found, 'team')} of {teams.length} with “{query.name}” in the name.
        </p>
      )}
      {shown.teams.length === 0 ? null : (
        <TeamTable teams={shown.teams} underWay={underWay} texts={texts} links={links} />
      )}
      {shown.pages > 1 ? <Pages slug={slug} name={query.name} page={shown.page} pages={shown.pages} /> : null}
    </div>
  );
}

function Search({ slug, name }: { slug: string; name: string }) {
  return (
    <form
      action={`${organizationLinks.overview(slug)}#teams`}
      className="flex flex-wrap items-end gap-x-4 gap-y-3 print:hidden"
    >
      <Field id="team" name="team" type="search" label="Find a team by name" defaultValue={name} />
      <Button type="submit" look="plain">
        Find
      </Button>
      {name === '' ? null : (
        <TextLink href={`${organizationLinks.overview(slug)}#teams`} className="py-2 text-sm">
          Show all
        </TextLink>
      )}
    </form>
  );
}

function Pages({ slug, name, page, pages }: { slug: string; name: string; page: number; pages: number }) {
  const address = (to: number) => `${organizationLinks.overview(slug)}${teamListAddress({ name, page: to })}`;
  return (
    <nav aria-label="Pages of the teams" className="flex items-center gap-4 text-sm print:hidden">
      {page > 1 ? <TextLink href={address(page - 1)}>Previous</TextLink> : null}
      <span className="tabular-nums">
        Page {page} of {pages}
      </span>
      {page < pages ? <TextLink href={address(page + 1)}>Next</TextLink> : null}
    </nav>
  );
}
