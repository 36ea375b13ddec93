import { EvidenceList } from '@/components/report/evidence-list';
import { OutcomeSymbol } from '@/components/report/outcome-symbol';
import type { ReportLinks } from '@/components/report/report-links';
import { indicatorTitle, type ReportTexts } from '@/components/report/report-texts';
import { InlineText } from '@/components/ui/prose';
import { TextLink } from '@/components/ui/text-link';
import type { SafetyFinding } from '@/lib/assessment/report';

interface SafetyFindingsProps {
  findings: readonly SafetyFinding[];
  texts: ReportTexts;
  links: ReportLinks;
}

const severityWords = { high: 'High', medium: 'Medium' } as const;

/** What to look at first whatever the level is. */
export function SafetyFindings({ findings, texts, links }: SafetyFindingsProps) {
  return (
    <ul className="flex flex-col gap-3">
      {findings.map((finding) => (
        <li key={finding.indicator} className="min-w-0 rounded-lg border border-bad bg-surface p-4">
          <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <span className="inline-flex items-center gap-1.5 self-center text-sm font-semibold text-bad">
              <OutcomeSymbol shape="warning" />
              {severityWords[finding.severity]}
            </span>
            <h3 className="font-semibold">
              <TextLink href={links.indicatorPage(finding.indicator)} className="text-ink">
                {indicatorTitle(texts, finding.indicator)}
              </TextLink>
            </h3>
          </div>
          <p className="my-2 max-w-text text-sm">
            <InlineText text={finding.reason} />
          </p>
          <EvidenceList places={finding.evidence} links={links} allAt={links.indicatorPage(finding.indicator)} />
        </li>
      ))}
    </ul>
  );
}
