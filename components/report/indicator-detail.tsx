import type { ReactNode } from 'react';
import { DISPUTED_LEAD, DisputeList } from '@/components/report/dispute-list';
import { EvidenceList } from '@/components/report/evidence-list';
import { IndicatorFindings } from '@/components/report/indicator-findings';
import { IndicatorWords } from '@/components/report/indicator-words';
import { LinkedCriteria } from '@/components/report/linked-titles';
import { modelLinks } from '@/components/report/model-links';
import type { ReportLinks } from '@/components/report/report-links';
import { counted, type ReportTexts } from '@/components/report/report-texts';
import { Code } from '@/components/ui/prose';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import type { ReportDispute } from '@/lib/assessment/dispute';
import type { Report, ReportIndicator } from '@/lib/assessment/report';
import type { IndicatorDefinition } from '@/lib/model/model';

interface IndicatorDetailProps {
  indicator: ReportIndicator;
  /** What was looked at. */
  repositories: Report['repositories'];
  /** Page with all that was read, and what was not. */
  basisHref: string;
  /** What people say against it. */
  disputes: readonly ReportDispute[];
  /** What can be done with what is said against it. */
  disputeActions?: ((dispute: ReportDispute) => ReactNode) | undefined;
  /** Where it can be disputed. */
  disputeHref?: string | null;
  texts: ReportTexts;
  links: ReportLinks;
}

const SHOWN_PLACES = 50;

/** Everything about one indicator: what was found, all its places, what it judges, and the model's words. */
export function IndicatorDetail({
  repositories,
  basisHref,
  indicator,
  disputes,
  disputeActions,
  disputeHref = null,
  texts,
  links,
}: IndicatorDetailProps) {
  const definition = texts.indicators.get(indicator.id);
  return (
    <>
      <div className="flex flex-col gap-3">
        <IndicatorFindings indicator={indicator} />
        {definition?.needs === 'repository' ? <LookedAt repositories={repositories} basisHref={basisHref} /> : null}
        <Judges indicator={indicator} definition={definition} texts={texts} links={links} />
        {definition ? (
          <p className="text-sm">
            <TextLink href={modelLinks.indicatorPage(indicator.id)}>This indicator in the model</TextLink>
            {disputeHref === null ? null : (
              <>
                {' · '}
                <TextLink href={disputeHref}>Is it wrong, or does it not apply?</TextLink>
              </>
            )}
          </p>
        ) : null}
      </div>
      {indicator.evidence.length > 0 ? (
        <Section id="evidence" title="Evidence">
          <EvidenceList places={indicator.evidence} links={links} shown={SHOWN_PLACES} />
        </Section>
      ) : null}
      {disputes.length > 0 ? (
        <Section id="disputed" title="Disputed" lead={DISPUTED_LEAD}>
          <DisputeList disputes={disputes} mistakes={[]} texts={texts} links={links} actionsOf={disputeActions} />
        </Section>
      ) : null}
      {definition ? <IndicatorWords definition={definition} /> : null}
    </>
  );
}

/** What was looked at: an indicator speaks of these commits and of nothing else. */
function LookedAt({ repositories, basisHref }: Pick<IndicatorDetailProps, 'repositories' | 'basisHref'>) {
  return (
    <p className="max-w-text break-words text-sm text-ink-soft">
      <strong className="font-semibold">Looked at:</strong>{' '}
      {repositories.map(({ url, commit, paths, files }, index) => (
        <span key={`${url} ${paths.join(' ')}`}>
          {index > 0 ? '; ' : ''}
          {url} at <Code>{commit.slice(0, 12)}</Code>
          {paths.length > 0 ? `, ${paths.join(', ')}` : ''}, {counted(files, 'file')}
        </span>
      ))}
      . <TextLink href={basisHref}>What was read, and what was not counted</TextLink>
    </p>
  );
}

interface JudgesProps extends Pick<IndicatorDetailProps, 'indicator' | 'texts' | 'links'> {
  definition: IndicatorDefinition | undefined;
}

function Judges({ indicator, definition, texts, links }: JudgesProps) {
  if (indicator.informs.length > 0) {
    return (
      <p className="text-sm text-ink-soft">
        Used to judge: <LinkedCriteria ids={indicator.informs} texts={texts} links={links} />
      </p>
    );
  }
  return definition?.informative ? (
    <p className="text-sm text-ink-soft">Judges nothing: {definition.informative}</p>
  ) : null;
}
