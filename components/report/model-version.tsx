import { modelLinks } from '@/components/report/model-links';
import { Badge } from '@/components/ui/badge';
import { TextLink } from '@/components/ui/text-link';

/** Which model holds, whether it was edited, and where it can be. */
export function ModelVersion({ version, isEdited }: { version: string; isEdited: boolean }) {
  return (
    <p className="mt-2 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
      Model <strong className="font-semibold text-ink">{version}</strong>
      {isEdited ? <Badge tone="accent">Edited here</Badge> : 'as delivered'}
      <TextLink href={modelLinks.settings}>
        {isEdited ? 'What was changed, and why' : 'Change thresholds and gates'}
      </TextLink>
    </p>
  );
}
