import { modelLinks } from '@/components/report/model-links';
import { TextLink } from '@/components/ui/text-link';
import type { CriterionDefinition } from '@/lib/model/model';

/** Practices of the model, one a line, each leading to its page. */
export function CriterionTitleList({ criteria }: { criteria: readonly CriterionDefinition[] }) {
  return (
    <ul className="flex flex-col gap-1.5 text-sm">
      {criteria.map(({ id, title }) => (
        <li key={id}>
          <TextLink href={modelLinks.criterionPage(id)} className="text-ink decoration-line-strong">
            {title}
          </TextLink>
        </li>
      ))}
    </ul>
  );
}
