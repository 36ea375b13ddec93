import { CriterionTitleList } from '@/components/report/criterion-title-list';
import { LevelBenefits } from '@/components/report/level-benefits';
import { levelName, type ReportTexts } from '@/components/report/report-texts';
import { RepositoryTree } from '@/components/report/repository-tree';
import { InlineText, Prose } from '@/components/ui/prose';
import { Section } from '@/components/ui/section';
import type { LevelPage } from '@/lib/model/pages';

interface LevelDescriptionProps {
  page: LevelPage;
  texts: ReportTexts;
}

/** The parts of a level's page, in their order. */
export const LEVEL_PARTS = [
  { id: 'day', title: 'A working day' },
  { id: 'signs', title: 'Five signs' },
  { id: 'tools', title: 'Tools' },
  { id: 'brings', title: 'What it brings' },
  { id: 'not-yet', title: 'What it does not give yet' },
  { id: 'practices', title: 'Practices' },
] as const;

/** What a level is like, for whom it is good, and where it ends. */
export function LevelDescription({ page, texts }: LevelDescriptionProps) {
  const name = levelName(texts, page.level);
  return (
    <>
      <Section id="day" title="A working day">
        <div className="grid gap-x-12 gap-y-6 lg:grid-cols-2">
          <Prose text={page.workingDay} />
          <figure className="min-w-0">
            <figcaption className="mb-2 text-sm text-ink-soft">A repository as it often looks</figcaption>
            <RepositoryTree tree={page.tree} label={`A repository at ${name}`} />
          </figure>
        </div>
      </Section>
      <Signs page={page} />
      <Section id="tools" title="Tools often seen" lead="Examples, not requirements: no tool makes a level.">
        <dl className="grid gap-x-12 gap-y-3 sm:grid-cols-2">
          {page.tools.map((tool) => (
            <div key={tool.name}>
              <dt className="font-medium">{tool.name}</dt>
              <dd className="text-sm text-ink-soft">{tool.use}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section id="brings" title="What it brings" lead="To whom, through which practices, and how you would notice.">
        <LevelBenefits benefits={page.benefits} texts={texts} />
      </Section>
      <Section id="not-yet" title="What it does not give yet">
        <Prose text={page.notYet} />
      </Section>
      <Practices page={page} texts={texts} />
    </>
  );
}

function Signs({ page }: { page: LevelPage }) {
  return (
    <Section id="signs" title="Five signs that you are here">
      <ol className="flex max-w-text list-decimal flex-col gap-2 pl-6 marker:font-semibold marker:text-ink-faint">
        {page.signs.map((sign) => (
          <li key={sign} className="pl-1">
            <InlineText text={sign} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Practices({ page, texts }: LevelDescriptionProps) {
  const gates = texts.model.criteria.filter(({ gate }) => gate === page.level);
  const others = texts.model.criteria.filter(({ level, gate }) => level === page.level && gate !== page.level);
  return (
    <Section
      id="practices"
      title="Practices of this level"
      lead="Its gates decide whether it is held, together with those of the levels below. The others say how solidly."
    >
      <div className="grid gap-x-12 gap-y-6 lg:grid-cols-2">
        <div>
          <h3 className="mb-2 font-semibold">Gates</h3>
          <CriterionTitleList criteria={gates} />
        </div>
        <div>
          <h3 className="mb-2 font-semibold">Other practices</h3>
          <CriterionTitleList criteria={others} />
        </div>
      </div>
    </Section>
  );
}
