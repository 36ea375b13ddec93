import type { Metadata } from 'next';
import { loadOrganization } from '@/app/organizations/[organization]/load-organization';
import { OrganizationHeader, SampleNote } from '@/app/organizations/[organization]/organization-header';
import { DeleteOrganizationForm } from '@/app/organizations/[organization]/settings/delete-organization-form';
import { EventFiles } from '@/app/organizations/[organization]/settings/event-files';
import { EventsFileForm } from '@/app/organizations/[organization]/settings/events-file-form';
import { FactsFileForm } from '@/app/organizations/[organization]/settings/facts-file-form';
import { RenameOrganizationForm } from '@/app/organizations/[organization]/settings/rename-organization-form';
import { TeamTable } from '@/app/organizations/[organization]/settings/team-table';
import { DoneNote } from '@/app/organizations/done-note';
import { organizationLinks } from '@/app/organizations/organization-links';
import { TeamsFileForm } from '@/app/organizations/teams-file-form';
import { ButtonLink } from '@/components/ui/button';
import { Disclosure } from '@/components/ui/disclosure';
import { EmptyState } from '@/components/ui/empty-state';
import { Section } from '@/components/ui/section';
import { type EventFileView, listEventFilesOf } from '@/lib/services/list-event-files';
import type { OrganizationView } from '@/lib/services/list-organizations';
import { listTeams } from '@/lib/services/list-teams';
import { MOST_EVENT_FILE_BYTES } from '@/lib/services/receive-event-file';

interface SettingsPageProps {
  params: Promise<{ organization: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
}

const messages = {
  created: 'The organization is created. Add its teams now.',
  imported: 'The file is taken in.',
  renamed: 'The new name is saved.',
  'team-deleted': 'The team is deleted. Its repositories and services are still there, without a team.',
};

export async function generateMetadata({ params }: SettingsPageProps): Promise<Metadata> {
  const { organization } = await loadOrganization((await params).organization);
  return { title: `Settings of ${organization.name}` };
}

export default async function SettingsPage({ params, searchParams }: SettingsPageProps) {
  const { context, organization } = await loadOrganization((await params).organization);
  const { done } = await searchParams;
  const { slug, isSample } = organization;
  const teams = await listTeams(context, { organization: slug });
  const eventFiles = await listEventFilesOf(context, { organization: slug });
  return (
    <div className="flex flex-col gap-8">
      <OrganizationHeader
        organization={organization}
        current="settings"
        actions={isSample ? null : <ButtonLink href={organizationLinks.newTeam(slug)}>Add a team</ButtonLink>}
      />
      <DoneNote done={done} messages={messages} />
      {isSample ? <SampleNote /> : null}
      <div>
        <h2 id="teams" className="mb-3 text-xl font-semibold tracking-tight">
          Teams
        </h2>
        {teams.length === 0 ? (
          <EmptyState title="No team yet">
            <p>Add a team and name the repositories that it answers for, or take a file of teams in below.</p>
          </EmptyState>
        ) : (
          <TeamTable organization={organization} teams={teams} />
        )}
      </div>
      <TeamsFileSection organization={organization} />
      {isSample ? null : <FactsFileSection slug={slug} />}
      {isSample ? null : <EventsFileSection slug={slug} files={eventFiles} />}
      {isSample ? null : <OrganizationSection organization={organization} />}
    </div>
  );
}

function TeamsFileSection({ organization: { slug, isSample } }: { organization: OrganizationView }) {
  return (
    <Section
      id="file"
      title="File of teams"
      lead="Teams, their platforms, targets, repositories and services as one text, to be kept in Git or written by a program."
    >
      <div className="flex flex-col items-start gap-4">
        <a
          href={organizationLinks.teamsFile(slug)}
          download
          className="text-accent text-sm underline underline-offset-3 hover:decoration-2"
        >
          Download teams.yaml
        </a>
        {isSample ? null : (
          <Disclosure title="Take in a file" className="w-full max-w-text text-sm">
            <div className="pt-3">
              <TeamsFileForm organization={slug} />
            </div>
          </Disclosure>
        )}
      </div>
    </Section>
  );
}

function FactsFileSection({ slug }: { slug: string }) {
  return (
    <Section
      id="facts"
      title="Facts of Git hosts and of what runs"
      lead="Branch rules, reviews, sign-in, deployments and what agents really keep stand in no repository. A fact file brings them in: all of it or, where something is wrong, nothing. What it leaves out stays unknown."
    >
      <Disclosure title="Take in facts" className="w-full max-w-text text-sm">
        <div className="pt-3">
          <FactsFileForm organization={slug} />
        </div>
      </Disclosure>
    </Section>
  );
}

function EventsFileSection({ slug, files }: { slug: string; files: readonly EventFileView[] }) {
  return (
    <Section
      id="events"
      title="Delivery events"
      lead="Deployments, changes, commits, recoveries and incidents, of which the delivery figures are made. CDEvents, and what is posted to DevLake's webhooks, may stand in the same file. The same events again change nothing."
    >
      <div className="flex flex-col gap-5">
        <EventFiles files={files} />
        <Disclosure title="Take in events" className="w-full max-w-text text-sm">
          <div className="pt-3">
            <EventsFileForm organization={slug} mostBytes={MOST_EVENT_FILE_BYTES} />
          </div>
        </Disclosure>
      </div>
    </Section>
  );
}

function OrganizationSection({ organization }: { organization: OrganizationView }) {
  return (
    <Section id="organization" title="The organization">
      <div className="grid max-w-text gap-8">
        <RenameOrganizationForm organization={organization.slug} name={organization.name} />
        <Disclosure title="Delete this organization" className="text-sm">
          <div className="pt-3">
            <DeleteOrganizationForm organization={organization.slug} name={organization.name} />
          </div>
        </Disclosure>
      </div>
    </Section>
  );
}
