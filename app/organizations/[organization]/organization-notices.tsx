import { modelLinks } from '@/components/report/model-links';
import type { OrganizationPageLinks } from '@/components/report/organization-links';
import { counted } from '@/components/report/report-texts';
import { Alert } from '@/components/ui/alert';
import { TextLink } from '@/components/ui/text-link';
import type { OrganizationReport } from '@/lib/assessment/organization-report';

/** Says which teams could not be assessed. */
export function Failures({ report: { teams }, links }: { report: OrganizationReport; links: OrganizationPageLinks }) {
  const failed = teams.filter(({ failure }) => failure !== null);
  if (failed.length === 0) return null;
  return (
    <Alert tone="bad" title={`${counted(failed.length, 'team')} could not be assessed at the last try`}>
      <ul className="flex list-disc flex-col gap-1 pl-5">
        {failed.slice(0, MOST_TOLD).map(({ slug, name, failure, state }) => (
          <li key={slug}>
            <TextLink href={links.teamPage(slug)}>{name}</TextLink>: {failure?.message}{' '}
            {state === 'assessed' ? 'What was known before is shown, with its age.' : ''}
          </li>
        ))}
        <More count={failed.length} what="are marked in the list of teams" />
      </ul>
    </Alert>
  );
}

/** As many are told at once; the rest is counted. */
export const MOST_TOLD = 20;

/** How many are not told. */
export function More({ count, what }: { count: number; what: string }) {
  return count > MOST_TOLD ? (
    <li>
      {count - MOST_TOLD} more {what}.
    </li>
  ) : null;
}

/** Says so where results stand side by side that were judged by different models. */
export function OtherModels({ report: { model, teams } }: { report: OrganizationReport }) {
  const others = teams.filter((team) => team.model !== null && team.model !== model).length;
  if (others === 0) return null;
  return (
    <Alert
      title={`${counted(others, 'team was', 'teams were')} judged by another model than ${model}, which holds now`}
    >
      <TextLink href={modelLinks.settings}>Judge all results again</TextLink> from what is stored, so that they can be
      compared.
    </Alert>
  );
}
