import { Disclosure } from '@/components/ui/disclosure';
import { Prose } from '@/components/ui/prose';
import type { CriterionDefinition } from '@/lib/model/model';

/** What the model says about a practice. */
export function CriterionTexts({ definition }: { definition: CriterionDefinition }) {
  const sections = [
    ['Why it matters', definition.whyItMatters],
    ['How Cairn judges it', definition.howCairnJudgesIt],
    ['When it does not apply', definition.whenItDoesNotApply],
    ['How to improve', definition.howToImprove],
  ] as const;
  return (
    <Disclosure title={<span className="text-sm font-medium">About this practice</span>}>
      <div className="flex flex-col gap-4 pt-1 pb-2 text-sm">
        <Prose text={definition.summary} />
        <div className="grid gap-x-10 gap-y-4 lg:grid-cols-2">
          {sections.map(([title, text]) => (
            <section key={title}>
              <h4 className="mb-1 font-semibold">{title}</h4>
              <Prose text={text} />
            </section>
          ))}
        </div>
        <p className="text-xs text-ink-faint">
          Usually done by: {definition.who}. Effort: {definition.effort}. Sources: {definition.sources.join('; ')}.
        </p>
      </div>
    </Disclosure>
  );
}
