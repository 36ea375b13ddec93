import type { OrganizationPageLinks } from '@/components/report/organization-links';
import { counted } from '@/components/report/report-texts';
import { TextLink } from '@/components/ui/text-link';
import type { TeamName } from '@/lib/assessment/organization-report';

interface TeamLinksProps {
  teams: readonly TeamName[];
  links: Pick<OrganizationPageLinks, 'teamPage'>;
}

const MOST_NAMED = 8;

/** Teams in running text, each leading to its page; of many, the first few by name. */
export function TeamLinks({ teams, links }: TeamLinksProps) {
  const rest = teams.length - MOST_NAMED;
  return (
    <>
      {teams.slice(0, MOST_NAMED).map(({ slug, name }, index) => (
        <span key={slug}>
          {index > 0 ? ', ' : ''}
          <TextLink href={links.teamPage(slug)}>{name}</TextLink>
        </span>
      ))}
      {rest > 0 ? ` and ${counted(rest, 'more team')}` : ''}
    </>
  );
}
