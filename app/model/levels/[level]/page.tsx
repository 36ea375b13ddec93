import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { loadModel } from '@/app/model/load-model';
import { LevelStones } from '@/components/charts/level-stones';
import { LEVEL_PARTS, LevelDescription } from '@/components/report/level-description';
import { modelLinks } from '@/components/report/model-links';
import { levelName, levelTitle } from '@/components/report/report-texts';
import { SampleTeamsAtLevel } from '@/components/report/sample-teams-at-level';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { PageHeader } from '@/components/ui/page-header';
import { PageNavigation } from '@/components/ui/page-navigation';
import { Prose } from '@/components/ui/prose';
import { TextLink } from '@/components/ui/text-link';
import { getContext } from '@/lib/context';
import { getSample } from '@/lib/services/get-sample';

interface LevelPageProps {
  params: Promise<{ level: string }>;
}

async function loadLevel(params: LevelPageProps['params']) {
  const { level } = await params;
  const { texts, pages } = await loadModel();
  const page = pages.levels.find((candidate) => String(candidate.level) === level);
  if (page === undefined) notFound();
  return { texts, pages, page };
}

export async function generateMetadata({ params }: LevelPageProps): Promise<Metadata> {
  const { texts, page } = await loadLevel(params);
  return { title: levelTitle(texts, page.level) };
}

export default async function LevelPage({ params }: LevelPageProps) {
  const { texts, pages, page } = await loadLevel(params);
  const title = levelTitle(texts, page.level);
  const steps = pages.steps.filter(({ from, to }) => from === page.level || to === page.level);
  return (
    <div className="flex flex-col gap-10">
      <div className="flex flex-col gap-5">
        <PageHeader
          title={title}
          breadcrumbs={<Breadcrumbs above={[{ label: 'Model', href: modelLinks.model }]} current={title} />}
        />
        <div className="flex items-start gap-6">
          <LevelStones
            states={[0, 1, 2, 3].map((level) => (level <= page.level ? 'verified' : 'open'))}
            label={null}
            className="size-20 shrink-0 max-sm:hidden"
          />
          <div className="flex flex-col gap-3">
            <Prose text={page.summary} />
            <SampleTeamsAtLevel sample={await getSample(await getContext())} level={page.level} />
          </div>
        </div>
      </div>
      <PageNavigation parts={LEVEL_PARTS} />
      <LevelDescription page={page} texts={texts} />
      <nav aria-label="Steps from and to this level" className="border-t border-line pt-6 print:hidden">
        <ul className="flex flex-wrap justify-between gap-x-10 gap-y-3">
          {steps.map(({ from, to }) => (
            <li key={from}>
              <TextLink href={modelLinks.stepPage(from)}>
                The step from {levelName(texts, from)} to {levelName(texts, to)}
              </TextLink>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}
