import type { OrganizationPageLinks } from '@/components/report/organization-links';
import { OutcomeSymbol } from '@/components/report/outcome-symbol';
import { indicatorTitle, type ReportTexts } from '@/components/report/report-texts';
import { InlineText } from '@/components/ui/prose';
import { TextLink } from '@/components/ui/text-link';
import type { OrganizationReport } from '@/lib/assessment/organization-report';

interface OrganizationSafetyProps {
  findings: OrganizationReport['safety'];
  texts: ReportTexts;
  links: OrganizationPageLinks;
}

/** Findings of safety over all teams, each leading to its places. */
export function OrganizationSafety({ findings, texts, links }: OrganizationSafetyProps) {
  return (
    <ul className="flex flex-col gap-2">
      {findings.map(({ indicator, reason, team }) => (
        <li
          key={`${indicator} ${team.slug}`}
          className="flex gap-3 rounded-lg border border-bad bg-surface p-4 text-sm"
        >
          <span className="mt-0.5 text-bad">
            <OutcomeSymbol shape="warning" />
          </span>
          <div className="min-w-0">
            <p className="font-semibold">
              <TextLink href={links.teamPage(team.slug)}>{team.name}</TextLink>:{' '}
              <TextLink href={links.indicatorPage(indicator, team)} className="text-ink">
                {indicatorTitle(texts, indicator)}
              </TextLink>
            </p>
            <p className="mt-1 max-w-text">
              <InlineText text={reason} />
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
