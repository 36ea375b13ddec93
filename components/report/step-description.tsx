import { modelLinks } from '@/components/report/model-links';
import { criterionTitle, levelTitle, type ReportTexts } from '@/components/report/report-texts';
import { RepositoryTree } from '@/components/report/repository-tree';
import { SampleTeamsAtLevel, type SampleWithLevels } from '@/components/report/sample-teams-at-level';
import { InlineText, Prose } from '@/components/ui/prose';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import type { LevelNumber } from '@/lib/assessment/report';
import type { StepPage } from '@/lib/model/pages';

interface StepDescriptionProps {
  page: StepPage;
  texts: ReportTexts;
  /** Whose teams stand before the step and after it; null where it was removed. */
  sample: SampleWithLevels | null;
}

/** The parts of a step's page, in their order. */
export const STEP_PARTS = [
  { id: 'changes', title: 'What changes' },
  { id: 'before-after', title: 'Before and after' },
  { id: 'who', title: 'Who does what' },
  { id: 'order', title: 'Order and effort' },
  { id: 'pitfalls', title: 'What goes wrong' },
] as const;

/** The way from one level to the next. */
export function StepDescription({ page, texts, sample }: StepDescriptionProps) {
  return (
    <>
      <Section id="changes" title="What changes">
        <Prose text={page.whatChanges} />
      </Section>
      <Section id="before-after" title="Before and after">
        <div className="grid gap-x-10 gap-y-8 lg:grid-cols-2">
          <Situation name="Before" level={page.from} situation={page.before} texts={texts} sample={sample} />
          <Situation name="After" level={page.to} situation={page.after} texts={texts} sample={sample} />
        </div>
      </Section>
      <Section id="who" title="Who does what">
        <dl className="grid gap-x-12 gap-y-4 sm:grid-cols-2">
          {page.who.map(({ who, does }) => (
            <div key={who}>
              <dt className="font-semibold">{who}</dt>
              <dd className="max-w-text text-sm text-ink-soft">{does}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Order page={page} texts={texts} />
      <Section id="pitfalls" title="What usually goes wrong">
        <dl className="grid gap-x-12 gap-y-5 sm:grid-cols-2">
          {page.pitfalls.map(({ title, text }) => (
            <div key={title}>
              <dt className="font-semibold">{title}</dt>
              <dd className="mt-1 max-w-text text-sm text-ink-soft">
                <InlineText text={text} />
              </dd>
            </div>
          ))}
        </dl>
      </Section>
    </>
  );
}

interface SituationProps extends Omit<StepDescriptionProps, 'page'> {
  name: string;
  level: LevelNumber;
  situation: StepPage['before'];
}

function Situation({ name, level, situation, texts, sample }: SituationProps) {
  return (
    <div className="min-w-0">
      <h3 className="mb-2 font-semibold">
        {name}: <span className="font-normal text-ink-soft">{levelTitle(texts, level)}</span>
      </h3>
      <RepositoryTree tree={situation.tree} label={`${name}: the repository`} />
      <h4 className="mt-4 mb-1.5 text-sm font-semibold">The path of a change</h4>
      <ol className="flex list-decimal flex-col gap-1 pl-5 text-sm marker:text-ink-faint">
        {situation.path.map((line) => (
          <li key={line}>
            <InlineText text={line} />
          </li>
        ))}
      </ol>
      <div className="mt-4">
        <SampleTeamsAtLevel sample={sample} level={level} />
      </div>
    </div>
  );
}

/** Efforts and people come from the practices, so that they are the same everywhere. */
function Order({ page, texts }: Omit<StepDescriptionProps, 'sample'>) {
  return (
    <Section id="order" title="Usual order and effort">
      <Prose text={page.usualEffort} />
      <ol className="mt-6 flex flex-col gap-3">
        {page.order.map(({ title, text, criteria }, index) => (
          <li key={title} className="rounded-lg border border-line bg-surface p-4 sm:p-5">
            <h3 className="font-semibold">
              <span className="mr-2 text-ink-faint tabular-nums">{index + 1}.</span>
              {title}
            </h3>
            <div className="mt-2 grid gap-x-10 gap-y-3 text-sm lg:grid-cols-2">
              <p className="max-w-text">
                <InlineText text={text} />
              </p>
              <ul className="flex flex-col gap-1.5 lg:border-l lg:border-line lg:pl-5">
                {criteria.map((id) => (
                  <OrderedCriterion key={id} id={id} texts={texts} />
                ))}
              </ul>
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function OrderedCriterion({ id, texts }: { id: string; texts: ReportTexts }) {
  const definition = texts.criteria.get(id);
  return (
    <li>
      <TextLink href={modelLinks.criterionPage(id)}>{criterionTitle(texts, id)}</TextLink>
      {definition ? (
        <span className="block text-xs text-ink-faint">
          Effort {definition.effort}, usually {definition.who}
        </span>
      ) : null}
    </li>
  );
}
