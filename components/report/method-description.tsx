import type { ReactNode } from 'react';
import { CriteriaTable } from '@/components/report/criteria-table';
import { CriterionTitleList } from '@/components/report/criterion-title-list';
import { FIGURE_MEANINGS } from '@/components/report/figure-meanings';
import { IndicatorCatalogue } from '@/components/report/indicator-catalogue';
import { counted, levelTitle, type ReportTexts } from '@/components/report/report-texts';
import { ThresholdList } from '@/components/report/threshold-list';
import { Disclosure } from '@/components/ui/disclosure';
import { Prose } from '@/components/ui/prose';
import { Section } from '@/components/ui/section';
import { OutsideLink, TextLink } from '@/components/ui/text-link';
import type { MethodPage } from '@/lib/model/pages';

interface MethodDescriptionProps {
  page: MethodPage;
  texts: ReportTexts;
}

/** Parts that are made from the model, after those that are written. */
const GENERATED = [
  { id: 'thresholds', heading: 'Thresholds' },
  { id: 'criteria', heading: 'Every practice' },
  { id: 'indicators', heading: 'Every indicator' },
  { id: 'sources', heading: 'Sources' },
] as const;

/** How Cairn judges: the rules in words, and what the model holds. */
export function MethodDescription({ page, texts }: MethodDescriptionProps) {
  return (
    <>
      <Contents page={page} />
      {page.sections.map(({ id, heading, text }) => (
        <Section key={id} id={id} title={heading}>
          <Prose text={text} />
          <Illustration section={id} texts={texts} />
        </Section>
      ))}
      <Catalogue page={page} texts={texts} />
    </>
  );
}

function Contents({ page }: { page: MethodPage }) {
  return (
    <nav aria-label="On this page" className="text-sm print:hidden">
      <ul className="gap-x-12 sm:columns-2 lg:columns-3">
        {[...page.sections, ...GENERATED].map(({ id, heading }) => (
          <li key={id} className="break-inside-avoid py-1">
            <TextLink href={`#${id}`}>{heading}</TextLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What the model itself says to a section: its gates, its figures. */
function Illustration({ section, texts }: { section: string; texts: ReportTexts }): ReactNode {
  if (section === 'gates') return <Gates texts={texts} />;
  return section === 'figures' ? <Figures /> : null;
}

function Gates({ texts }: { texts: ReportTexts }) {
  return (
    <div className="mt-6 grid gap-x-8 gap-y-6 sm:grid-cols-2 lg:grid-cols-4">
      {texts.model.levels.map(({ number }) => (
        <div key={number}>
          <h3 className="mb-2 text-sm font-semibold">Gates of {levelTitle(texts, number)}</h3>
          <CriterionTitleList criteria={texts.model.criteria.filter(({ gate }) => gate === number)} />
        </div>
      ))}
    </div>
  );
}

function Figures() {
  return (
    <dl className="mt-5 grid max-w-text gap-x-8 gap-y-3 sm:grid-cols-2">
      {FIGURE_MEANINGS.map(({ figure, name, meaning }) => (
        <div key={figure} className="border-l-2 border-line pl-3">
          <dt className="font-semibold">{name}</dt>
          <dd className="text-sm text-ink-soft">{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}

function Catalogue({ page, texts }: MethodDescriptionProps) {
  const { criteria, indicators, version } = texts.model;
  return (
    <>
      <Section id="thresholds" title="Thresholds" lead={`The numbers of model ${version}, as they are used.`}>
        <ThresholdList words={page.thresholds} texts={texts} />
      </Section>
      <Section id="criteria" title="Every practice">
        <Disclosure title={`${counted(criteria.length, 'practice')} of model ${version}`} className="px-2">
          <CriteriaTable texts={texts} />
        </Disclosure>
      </Section>
      <Section id="indicators" title="Every indicator" lead={`${indicators.length} are looked for by this version.`}>
        <IndicatorCatalogue model={texts.model} />
      </Section>
      <Section id="sources" title="Sources" lead="What the model rests on, and for what. Each practice names its own.">
        <ul className="flex max-w-text flex-col gap-4">
          {page.sources.map(({ title, use, address }) => (
            <li key={title}>
              <p className="font-medium">
                {address === null ? title : <OutsideLink href={address}>{title}</OutsideLink>}
              </p>
              <p className="text-sm text-ink-soft">{use}</p>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
