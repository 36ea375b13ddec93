import type { DeliveryLinks } from '@/components/report/delivery/delivery-links';
import { CriterionOutcomeMark } from '@/components/report/outcome';
import { criterionTitle, type ReportTexts } from '@/components/report/report-texts';
import { Disclosure } from '@/components/ui/disclosure';
import { OutsideLink, TextLink } from '@/components/ui/text-link';
import type { ReportCriterion, RoadmapStep } from '@/lib/assessment/report';
import type { LeadTimeStages } from '@/lib/delivery/delivery-report';
import { span } from '@/lib/delivery/figure-words';
import { type DeliveryGuide, LeadTimeStage, type StageGuide } from '@/lib/model/delivery-guide';
import type { DeliveryMetric } from '@/lib/model/model';

/** What is known of a team beside its figures; null for an organization, whose practices are its teams'. */
export interface TeamPractices {
  criteria: readonly ReportCriterion[];
  roadmap: readonly RoadmapStep[];
}

interface ImprovementProps {
  metric: DeliveryMetric;
  stages: LeadTimeStages;
  practices: TeamPractices | null;
  guide: DeliveryGuide;
  texts: ReportTexts;
  links: Pick<DeliveryLinks, 'criterionPage'>;
}

/** What usually moves a metric: its slowest stage, the practices with this team's state, DORA's pages. */
export function Improvement({ metric, stages, practices, guide, texts, links }: ImprovementProps) {
  const { criteria, capabilities } = guide.metrics[metric];
  const slowest = metric === 'change-lead-time' ? slowestStage(stages, guide) : null;
  const named = [...new Set([...(slowest?.guide.criteria ?? []), ...criteria])];
  return (
    <Disclosure className="text-sm" title="What would improve this">
      <div className="flex flex-col gap-3 pl-6">
        {slowest === null ? null : (
          <p>
            Its longest stage is {slowest.guide.name.toLowerCase()}, {slowest.guide.definition}: {span(slowest.seconds)}
            . {slowest.guide.advice}
          </p>
        )}
        <ul className="flex flex-col gap-1.5">
          {named.map((id) => (
            <Practice key={id} id={id} practices={practices} texts={texts} links={links} />
          ))}
        </ul>
        <p className="text-ink-soft">
          DORA on it:{' '}
          {capabilities.map(({ title, address }, index) => (
            <span key={address}>
              {index > 0 ? ', ' : ''}
              <OutsideLink href={address}>{title}</OutsideLink>
            </span>
          ))}
          . That they go together is an association, not proof.
        </p>
      </div>
    </Disclosure>
  );
}

interface PracticeProps extends Pick<ImprovementProps, 'practices' | 'texts' | 'links'> {
  id: string;
}

function Practice({ id, practices, texts, links }: PracticeProps) {
  const criterion = practices?.criteria.find((each) => each.id === id);
  const step = practices?.roadmap.findIndex((each) => each.criterion === id) ?? -1;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <TextLink href={links.criterionPage(id)}>{criterionTitle(texts, id)}</TextLink>
      {criterion === undefined ? null : <CriterionOutcomeMark outcome={criterion.outcome} />}
      {step >= 0 ? <span className="text-ink-soft">step {step + 1} of the roadmap</span> : null}
    </li>
  );
}

/** Null where no stage is known. */
function slowestStage(stages: LeadTimeStages, guide: DeliveryGuide): { guide: StageGuide; seconds: number } | null {
  const known = LeadTimeStage.options.flatMap((stage) => {
    const seconds = stages[stage];
    return seconds === null ? [] : [{ guide: guide.stages[stage], seconds }];
  });
  return known.sort((one, other) => other.seconds - one.seconds)[0] ?? null;
}
