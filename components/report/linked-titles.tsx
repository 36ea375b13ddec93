import {
  criterionAnchor,
  criterionTitle,
  indicatorAnchor,
  indicatorTitle,
  type ReportTexts,
} from '@/components/report/report-texts';
import { TextLink } from '@/components/ui/text-link';

interface LinkedTitlesProps {
  ids: readonly string[];
  texts: ReportTexts;
}

/** Criteria in running text, each leading to its place on the page. */
export function LinkedCriteria({ ids, texts }: LinkedTitlesProps) {
  return <Links links={ids.map((id) => ({ href: criterionAnchor(id), title: criterionTitle(texts, id) }))} />;
}

/** Indicators in running text, each leading to its place on the page. */
export function LinkedIndicators({ ids, texts }: LinkedTitlesProps) {
  return <Links links={ids.map((id) => ({ href: indicatorAnchor(id), title: indicatorTitle(texts, id) }))} />;
}

function Links({ links }: { links: readonly { href: string; title: string }[] }) {
  return links.map(({ href, title }, index) => (
    <span key={href}>
      {index === 0 ? '' : '; '}
      <TextLink href={href}>{title}</TextLink>
    </span>
  ));
}
