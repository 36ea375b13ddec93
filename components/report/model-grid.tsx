import { modelLinks } from '@/components/report/model-links';
import type { ReportTexts } from '@/components/report/report-texts';
import { Badge } from '@/components/ui/badge';
import { classNames } from '@/components/ui/class-names';
import { TextLink } from '@/components/ui/text-link';
import type { CriterionDefinition, DimensionDefinition } from '@/lib/model/model';

/** One column for the dimension and one for each level; on small screens the levels stand below one another. */
const columns = 'grid gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-[11rem_repeat(4,minmax(0,1fr))]';

/**
 * Nine dimensions by four levels, every practice in its place. Built from headings and lists, so that it reads in order
 * without its columns: on a phone, and aloud.
 */
export function ModelGrid({ texts }: { texts: ReportTexts }) {
  return (
    <div>
      <div aria-hidden className={classNames(columns, 'pb-2 text-sm font-semibold max-lg:hidden')}>
        <span className="text-xs text-ink-faint">Dimension</span>
        {texts.model.levels.map(({ number, name }) => (
          <span key={number}>
            {name} <span className="block text-xs font-normal text-ink-faint">Level {number}</span>
          </span>
        ))}
      </div>
      {texts.model.dimensions.map((dimension) => (
        <DimensionRow key={dimension.id} dimension={dimension} texts={texts} />
      ))}
    </div>
  );
}

function DimensionRow({ dimension, texts }: { dimension: DimensionDefinition; texts: ReportTexts }) {
  const criteria = texts.model.criteria.filter((criterion) => criterion.dimension === dimension.id);
  return (
    <section
      aria-labelledby={`dimension-${dimension.id}`}
      className={classNames(columns, 'border-t border-line py-5 text-sm')}
    >
      <div className="sm:col-span-2 lg:col-span-1">
        <h3 id={`dimension-${dimension.id}`} className="text-base font-semibold lg:text-sm">
          {dimension.name}
        </h3>
        <p className="mt-1 text-ink-soft lg:text-xs">{dimension.question}</p>
      </div>
      {texts.model.levels.map(({ number, name }) => (
        <div key={number} className="min-w-0">
          <h4 className="mb-1.5 text-xs font-semibold text-ink-faint lg:sr-only">
            {name}, Level {number}
          </h4>
          <ul className="flex flex-col gap-2.5">
            {criteria
              .filter(({ level }) => level === number)
              .toSorted(gatesFirst)
              .map((criterion) => (
                <Entry key={criterion.id} criterion={criterion} />
              ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function gatesFirst(a: CriterionDefinition, b: CriterionDefinition): number {
  return Number(a.gate === null) - Number(b.gate === null);
}

/** The column says the level, so that only gates carry a badge. */
function Entry({ criterion: { id, title, level, gate } }: { criterion: CriterionDefinition }) {
  return (
    <li className="flex flex-col items-start gap-1">
      <TextLink href={modelLinks.criterionPage(id)} className="text-ink decoration-line-strong hover:decoration-ink">
        {title}
      </TextLink>
      {gate === null ? null : <Badge tone="accent">{gate === level ? 'Gate' : `Gate of Level ${gate}`}</Badge>}
    </li>
  );
}
