import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { loadModel } from '@/app/model/load-model';
import { modelLinks } from '@/components/report/model-links';
import { levelName, levelTitle } from '@/components/report/report-texts';
import { STEP_PARTS, StepDescription } from '@/components/report/step-description';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { PageHeader } from '@/components/ui/page-header';
import { PageNavigation } from '@/components/ui/page-navigation';
import { Prose } from '@/components/ui/prose';
import { TextLink } from '@/components/ui/text-link';
import { getContext } from '@/lib/context';
import { getSample } from '@/lib/services/get-sample';

interface StepPageProps {
  params: Promise<{ step: string }>;
}

async function loadStep(params: StepPageProps['params']) {
  const { step } = await params;
  const { texts, pages } = await loadModel();
  const page = pages.steps.find(({ from, to }) => `${from}-${to}` === step);
  if (page === undefined) notFound();
  return { texts, page, title: `From ${levelName(texts, page.from)} to ${levelName(texts, page.to)}` };
}

export async function generateMetadata({ params }: StepPageProps): Promise<Metadata> {
  return { title: (await loadStep(params)).title };
}

export default async function StepPage({ params }: StepPageProps) {
  const { texts, page, title } = await loadStep(params);
  return (
    <div className="flex flex-col gap-10">
      <div className="flex flex-col gap-5">
        <PageHeader
          title={title}
          breadcrumbs={<Breadcrumbs above={[{ label: 'Model', href: modelLinks.model }]} current={title} />}
        />
        <Prose text={page.summary} />
      </div>
      <PageNavigation parts={STEP_PARTS} />
      <StepDescription page={page} texts={texts} sample={await getSample(await getContext())} />
      <nav aria-label="Levels of this step" className="border-t border-line pt-6 print:hidden">
        <ul className="flex flex-wrap justify-between gap-x-10 gap-y-3">
          {[page.from, page.to].map((level) => (
            <li key={level}>
              <TextLink href={modelLinks.levelPage(level)}>{levelTitle(texts, level)}</TextLink>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}
