import { SampleSection } from '@/app/sample-section';
import { StartForm } from '@/app/start-form';
import { CairnMark } from '@/components/charts/level-stones';
import { AssessmentTable } from '@/components/report/assessment-table';
import { LevelList } from '@/components/report/level-list';
import { OrganizationList } from '@/components/report/organization-list';
import { type ReportTexts, reportTexts } from '@/components/report/report-texts';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import { getContext } from '@/lib/context';
import { currentModel } from '@/lib/services/current-model';
import { getSampleState } from '@/lib/services/get-sample-state';
import { listAssessments } from '@/lib/services/list-assessments';
import { listOrganizations } from '@/lib/services/list-organizations';

interface HomePageProps {
  searchParams: Promise<{ address?: string | string[] }>;
}

const LATEST = 20;

export default async function HomePage({ searchParams }: HomePageProps) {
  const { address } = await searchParams;
  const context = await getContext();
  const { items } = await listAssessments(context, { limit: LATEST });
  const texts = reportTexts(await currentModel(context));
  return (
    <div className="flex flex-col gap-12">
      <div className="grid items-start gap-x-14 gap-y-7 lg:grid-cols-2 lg:grid-rows-[auto_1fr]">
        <Introduction />
        <Card className="lg:row-span-2">
          <h2 className="mb-4 text-lg font-semibold">Assess a repository</h2>
          <StartForm
            key={String(address)}
            address={typeof address === 'string' ? address : ''}
            allowsPaths={context.environment.CAIRN_ALLOW_FILE}
          />
          <Examples />
        </Card>
        <LevelList texts={texts} />
      </div>
      <Organizations texts={texts} />
      <Section id="assessments" title="Latest assessments">
        {items.length === 0 ? (
          <EmptyState title="No assessment yet" picture={<CairnMark className="size-14 opacity-40" />}>
            <p>
              Assess a repository above. Take the one that holds what is deployed: Kubernetes manifests, charts,
              Terraform, or the objects of Argo CD or Flux. The first result takes seconds to a few minutes.
            </p>
          </EmptyState>
        ) : (
          <AssessmentTable entries={items} texts={texts} />
        )}
      </Section>
    </div>
  );
}

async function Organizations({ texts }: { texts: ReportTexts }) {
  const context = await getContext();
  const organizations = (await listOrganizations(context)).filter(({ isSample }) => !isSample);
  const sample = await getSampleState(context);
  return (
    <Section
      id="organizations"
      title="Organizations"
      lead={
        <>
          An organization has teams, and each team its repositories: Cairn says where each stands and what comes next.{' '}
          <TextLink href="/organizations">{organizations.length === 0 ? 'Create one' : 'All organizations'}</TextLink>
        </>
      }
    >
      <div className="flex flex-col gap-6">
        {organizations.length > 0 ? <OrganizationList entries={organizations} /> : null}
        <SampleSection state={sample} texts={texts} />
      </div>
    </Section>
  );
}

function Introduction() {
  return (
    <div>
      <h1 className="max-w-text text-2xl font-semibold tracking-tight sm:text-3xl">
        How mature is your GitOps, and what comes next?
      </h1>
      <p className="mt-3 max-w-text text-ink-soft">
        Cairn reads a repository, says which of four levels it stands at, proves every finding with a file and a line,
        and names the next steps.
      </p>
    </div>
  );
}

const examples = [
  { address: 'https://github.com/fluxcd/flux2-kustomize-helm-example', words: 'Flux with two environments' },
  { address: 'https://github.com/argoproj/argocd-example-apps', words: 'Argo CD example applications' },
] as const;

function Examples() {
  return (
    <div className="mt-5 border-t border-line pt-4 text-sm text-ink-soft">
      <p>No repository at hand? Fill in a public one:</p>
      <ul className="mt-1 list-disc space-y-2 pl-5">
        {examples.map(({ address, words }) => (
          <li key={address}>
            <TextLink href={`/?address=${encodeURIComponent(address)}`} className="inline-block py-0.5">
              {words}
            </TextLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
