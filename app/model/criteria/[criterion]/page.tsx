import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { loadModel } from '@/app/model/load-model';
import { LevelBadges } from '@/components/report/criterion-badges';
import { CriterionContext } from '@/components/report/criterion-context';
import { CriterionWords } from '@/components/report/criterion-words';
import { modelLinks } from '@/components/report/model-links';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { PageHeader } from '@/components/ui/page-header';
import { Code } from '@/components/ui/prose';

interface ModelCriterionPageProps {
  params: Promise<{ criterion: string }>;
}

async function loadCriterion(params: ModelCriterionPageProps['params']) {
  const { criterion } = await params;
  const { texts, pages } = await loadModel();
  const definition = texts.criteria.get(criterion);
  if (definition === undefined) notFound();
  return { texts, pages, definition };
}

export async function generateMetadata({ params }: ModelCriterionPageProps): Promise<Metadata> {
  return { title: (await loadCriterion(params)).definition.title };
}

export default async function ModelCriterionPage({ params }: ModelCriterionPageProps) {
  const { texts, pages, definition } = await loadCriterion(params);
  const { id, title, dimension, level, gate } = definition;
  const above = [
    { label: 'Model', href: modelLinks.model },
    {
      label: texts.dimensions.get(dimension)?.name ?? dimension,
      href: `${modelLinks.model}#dimension-${dimension}`,
    },
  ];
  return (
    <div className="flex flex-col gap-8">
      <PageHeader title={title} breadcrumbs={<Breadcrumbs above={above} current={title} />}>
        <span className="flex flex-wrap items-center gap-2">
          <LevelBadges level={level} gate={gate} />
          <Code>{id}</Code>
        </span>
      </PageHeader>
      <CriterionWords definition={definition} />
      <CriterionContext definition={definition} levels={pages.levels} texts={texts} />
    </div>
  );
}
