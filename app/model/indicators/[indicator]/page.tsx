import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { loadModel } from '@/app/model/load-model';
import { IndicatorContext } from '@/components/report/indicator-context';
import { IndicatorWords } from '@/components/report/indicator-words';
import { modelLinks } from '@/components/report/model-links';
import { Badge } from '@/components/ui/badge';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { PageHeader } from '@/components/ui/page-header';
import { Code } from '@/components/ui/prose';

interface ModelIndicatorPageProps {
  params: Promise<{ indicator: string }>;
}

async function loadIndicator(params: ModelIndicatorPageProps['params']) {
  const { indicator } = await params;
  const { texts } = await loadModel();
  const definition = texts.indicators.get(indicator);
  if (definition === undefined) notFound();
  return { texts, definition };
}

export async function generateMetadata({ params }: ModelIndicatorPageProps): Promise<Metadata> {
  return { title: (await loadIndicator(params)).definition.title };
}

export default async function ModelIndicatorPage({ params }: ModelIndicatorPageProps) {
  const { texts, definition } = await loadIndicator(params);
  const { id, title, risk } = definition;
  const above = [
    { label: 'Model', href: modelLinks.model },
    { label: 'Indicators', href: `${modelLinks.model}#indicators` },
  ];
  return (
    <div className="flex flex-col gap-8">
      <PageHeader title={title} breadcrumbs={<Breadcrumbs above={above} current={title} />}>
        <span className="flex flex-wrap items-center gap-2">
          {risk ? <Badge>Risk</Badge> : null}
          <Code>{id}</Code>
        </span>
      </PageHeader>
      <IndicatorWords definition={definition} />
      <IndicatorContext definition={definition} texts={texts} />
    </div>
  );
}
