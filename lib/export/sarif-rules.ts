import type { SarifRule } from '@/lib/export/sarif-log';
import type { CriterionDefinition, IndicatorDefinition, Model } from '@/lib/model/model';

/** The two kinds of things that a rule can stand for; the kind is part of the rule's id, as nine ids name both. */
export type RuleKind = 'criterion' | 'indicator';

/** The page that explains a criterion or an indicator; null where none is known. */
export type HelpAddress = (kind: RuleKind, id: string) => string | null;

export function ruleId(kind: RuleKind, id: string): string {
  return `${kind}/${id}`;
}

/** Every criterion and indicator of the model as a rule, in the model's order. */
export function sarifRules(model: Model, helpAddress: HelpAddress): SarifRule[] {
  return [
    ...model.criteria.map((criterion) => criterionRule(criterion, helpAddress)),
    ...model.indicators.map((indicator) => indicatorRule(indicator, helpAddress)),
  ];
}

function criterionRule(criterion: CriterionDefinition, helpAddress: HelpAddress): SarifRule {
  const sections = [
    criterion.summary,
    `## Why it matters\n${criterion.whyItMatters}`,
    `## How Cairn judges it\n${criterion.howCairnJudgesIt}`,
    `## How to improve\n${criterion.howToImprove}`,
  ];
  return {
    ...ruleTexts('criterion', criterion, sections, helpAddress),
    defaultConfiguration: { level: criterion.gate === null ? 'note' : 'warning' },
    properties: { tags: ['gitops', criterion.dimension, `level-${criterion.level}`] },
  };
}

function indicatorRule(indicator: IndicatorDefinition, helpAddress: HelpAddress): SarifRule {
  const sections = [
    indicator.summary,
    `## What counts\n${indicator.whatCounts}`,
    `## What does not count\n${indicator.whatDoesNotCount}`,
    `## Known limits\n${indicator.knownLimits}`,
  ];
  return {
    ...ruleTexts('indicator', indicator, sections, helpAddress),
    defaultConfiguration: { level: indicator.risk ? 'warning' : 'note' },
    properties: { tags: ['gitops', indicator.group] },
  };
}

function ruleTexts(
  kind: RuleKind,
  { id, title, summary }: { id: string; title: string; summary: string },
  sections: readonly string[],
  helpAddress: HelpAddress,
): Pick<SarifRule, 'id' | 'shortDescription' | 'fullDescription' | 'help' | 'helpUri'> {
  const markdown = sections.join('\n\n');
  const helpUri = helpAddress(kind, id);
  return {
    id: ruleId(kind, id),
    shortDescription: { text: sarifText(title) },
    fullDescription: { text: sarifText(summary) },
    help: { text: sarifText(markdown.replace(/^## /gm, '').replace(/[`*]/g, '')), markdown: markdown },
    ...(helpUri === null ? {} : { helpUri }),
  };
}

/** Plain text for a SARIF message: braces would be placeholders, and `[…](…)` a link. */
export function sarifText(text: string): string {
  return text.replaceAll('{', '{{').replaceAll('}', '}}').replaceAll('](', '] (');
}
