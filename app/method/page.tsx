import type { Metadata } from 'next';
import { loadModel } from '@/app/model/load-model';
import { MethodDescription } from '@/components/report/method-description';
import { ModelVersion } from '@/components/report/model-version';
import { PageHeader } from '@/components/ui/page-header';
import { Prose } from '@/components/ui/prose';

export const metadata: Metadata = { title: 'Method' };
/** The numbers are those that this server judges with. */
export const dynamic = 'force-dynamic';

export default async function MethodPage() {
  const { texts, pages, isEdited } = await loadModel();
  return (
    <div className="flex flex-col gap-10">
      <div className="flex flex-col gap-5">
        <PageHeader title="How Cairn judges">
          <ModelVersion version={texts.model.version} isEdited={isEdited} />
        </PageHeader>
        <Prose text={pages.method.summary} />
      </div>
      <MethodDescription page={pages.method} texts={texts} />
    </div>
  );
}
