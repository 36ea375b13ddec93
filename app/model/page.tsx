import type { Metadata } from 'next';
import { loadModel } from '@/app/model/load-model';
import { IndicatorCatalogue } from '@/components/report/indicator-catalogue';
import { LevelList } from '@/components/report/level-list';
import { ModelGrid } from '@/components/report/model-grid';
import { modelLinks } from '@/components/report/model-links';
import { ModelVersion } from '@/components/report/model-version';
import { levelName } from '@/components/report/report-texts';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';

export const metadata: Metadata = { title: 'Maturity model' };
/** The numbers are those that this server judges with. */
export const dynamic = 'force-dynamic';

export default async function ModelPage() {
  const { texts, pages, isEdited } = await loadModel();
  const { model } = texts;
  return (
    <div className="flex flex-col gap-10">
      <div className="flex flex-col gap-6">
        <PageHeader title="The maturity model">
          <p className="max-w-text text-base">
            Four levels, from definitions in Git to a fleet that is handled as one system. {model.criteria.length}{' '}
            practices in {model.dimensions.length} dimensions say what each level is made of. A higher level is not
            better by itself: pick the one that your service needs.
          </p>
          <ModelVersion version={model.version} isEdited={isEdited} />
        </PageHeader>
        <div className="grid items-start gap-x-14 gap-y-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <LevelList texts={texts} />
          <Card>
            <h2 className="font-semibold">From level to level</h2>
            <p className="mt-1 text-sm text-ink-soft">
              What changes, who does what, in which order, and what usually goes wrong.
            </p>
            <ul className="mt-4 flex flex-col gap-2.5 text-sm">
              {pages.steps.map(({ from, to }) => (
                <li key={from}>
                  <TextLink href={modelLinks.stepPage(from)}>
                    From {levelName(texts, from)} to {levelName(texts, to)}
                  </TextLink>
                </li>
              ))}
            </ul>
          </Card>
        </div>
      </div>
      <Section
        id="practices"
        title="Practices"
        lead={
          <>
            Gates decide whether a level is held; the others say how solidly.{' '}
            <TextLink href={`${modelLinks.method}#gates`}>How a level is judged</TextLink>
          </>
        }
      >
        <ModelGrid texts={texts} />
      </Section>
      <Section
        id="indicators"
        title="Indicators"
        lead="What Cairn looks for in a repository: facts, not verdicts. Practices are judged from them."
      >
        <IndicatorCatalogue model={model} />
      </Section>
    </div>
  );
}
