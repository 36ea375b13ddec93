import type { Metadata } from 'next';
import { loadModel } from '@/app/model/load-model';
import { judgeAllAgain } from '@/app/model/settings/judge-all-again';
import { valuesOf } from '@/app/model/settings/read-settings';
import { SettingsForm } from '@/app/model/settings/settings-form';
import { ModelChangeList } from '@/components/report/model-change-list';
import { modelLinks } from '@/components/report/model-links';
import { settingGroups } from '@/components/report/model-settings';
import { counted } from '@/components/report/report-texts';
import { Alert } from '@/components/ui/alert';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextLink } from '@/components/ui/text-link';
import { getContext } from '@/lib/context';
import { listModelChanges } from '@/lib/services/list-model-changes';
import { listOutdated } from '@/lib/services/rejudge-all';

export const metadata: Metadata = { title: 'Thresholds and gates' };
export const dynamic = 'force-dynamic';

interface SettingsPageProps {
  searchParams: Promise<{ done?: string | string[] }>;
}

export default async function ModelSettingsPage({ searchParams }: SettingsPageProps) {
  const { done } = await searchParams;
  const context = await getContext();
  const { texts, pages, isEdited } = await loadModel();
  const { model } = texts;
  const changes = await listModelChanges(context);
  return (
    <div className="flex flex-col gap-10">
      <div className="flex flex-col gap-5">
        <PageHeader
          title="Thresholds and gates"
          breadcrumbs={
            <Breadcrumbs above={[{ label: 'Model', href: modelLinks.model }]} current="Thresholds and gates" />
          }
        >
          <Introduction version={model.version} isEdited={isEdited} />
        </PageHeader>
        <Done done={done} version={model.version} />
        <Outdated count={(await listOutdated(context)).length} version={model.version} />
      </div>
      <SettingsForm
        key={model.version}
        groups={settingGroups(context.model, model, pages.method.thresholds)}
        values={valuesOf(model)}
        isEdited={isEdited}
      />
      <Section id="changes" title="Changes" lead="All that differed from the delivered model from then on, and why.">
        {changes.length === 0 ? (
          <p className="text-sm text-ink-soft">Nothing was changed yet: the model holds as it is delivered.</p>
        ) : (
          <ModelChangeList changes={changes} texts={texts} />
        )}
      </Section>
    </div>
  );
}

function Done({ done, version }: { done: string | string[] | undefined; version: string }) {
  if (done === 'saved') return <Alert title={`From now on Cairn judges by model ${version}`} tone="good" live />;
  return done === 'judged' ? <Alert title={`Newest results are judged by model ${version}`} tone="good" live /> : null;
}

function Introduction({ version, isEdited }: { version: string; isEdited: boolean }) {
  return (
    <div className="flex max-w-text flex-col gap-2">
      <p>
        Model <strong className="font-semibold text-ink">{version}</strong>, {isEdited ? 'edited here' : 'as delivered'}
        .
      </p>
      <p>
        The numbers, and which practices are gates, are{' '}
        <TextLink href={`${modelLinks.method}#our-own`}>Cairn's own reading</TextLink> of the four levels. Change them
        where yours is another one. What is changed becomes part of the version that every result names. Assessments
        that exist stay as they are until they are judged again.
      </p>
    </div>
  );
}

function Outdated({ count, version }: { count: number; version: string }) {
  if (count === 0) return null;
  return (
    <Alert title={`${counted(count, 'result was', 'results were')} judged by another model`}>
      <form action={judgeAllAgain} className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <span className="max-w-text">
          They can be judged by {version} from what is stored, without looking at a repository again.
        </span>
        <SubmitButton look="plain" pendingText="Starting…">
          Judge them again
        </SubmitButton>
      </form>
    </Alert>
  );
}
