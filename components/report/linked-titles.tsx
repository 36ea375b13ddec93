import type { ReportLinks } from '@/components/report/report-links';
import { criterionTitle, indicatorTitle, type ReportTexts } from '@/components/report/report-texts';
import { TextLink } from '@/components/ui/text-link';

interface LinkedTitlesProps<Page extends 'criterionPage' | 'indicatorPage'> {
  ids: readonly string[];
  texts: ReportTexts;
  links: Pick<ReportLinks, Page>;
}

/** Criteria in running text, each leading to its page. */
export function LinkedCriteria({ ids, texts, links }: LinkedTitlesProps<'criterionPage'>) {
  return <Linked entries={ids.map((id) => ({ href: links.criterionPage(id), title: criterionTitle(texts, id) }))} />;
}

/** Indicators in running text, each leading to its page. */
export function LinkedIndicators({ ids, texts, links }: LinkedTitlesProps<'indicatorPage'>) {
  return <Linked entries={ids.map((id) => ({ href: links.indicatorPage(id), title: indicatorTitle(texts, id) }))} />;
}

function Linked({ entries }: { entries: readonly { href: string; title: string }[] }) {
  return entries.map(({ href, title }, index) => (
    <span key={href}>
      {index === 0 ? '' : '; '}
      <TextLink href={href}>{title}</TextLink>
    </span>
  ));
}
