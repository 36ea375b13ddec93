import type { DeliveryLinks } from '@/components/report/delivery/delivery-links';
import { Improvement, type TeamPractices } from '@/components/report/delivery/improvement';
import { PositionNote, type ServiceFigures } from '@/components/report/delivery/position-note';
import type { ReportTexts } from '@/components/report/report-texts';
import { Card } from '@/components/ui/card';
import { Disclosure } from '@/components/ui/disclosure';
import { TextLink } from '@/components/ui/text-link';
import type { DeliveryMetrics } from '@/lib/delivery/delivery-report';
import { type FigureWords, figureWords, trendWords } from '@/lib/delivery/figure-words';
import type { Benchmarks } from '@/lib/model/benchmarks';
import type { DeliveryGuide } from '@/lib/model/delivery-guide';
import type { DeliveryMetric } from '@/lib/model/model';

interface DeliveryFiguresProps {
  metrics: DeliveryMetrics;
  /** Those of the window of the same length before. */
  before: DeliveryMetrics;
  /** Length of the window. */
  days: number;
  services: readonly ServiceFigures[];
  practices: TeamPractices | null;
  guide: DeliveryGuide;
  benchmarks: Benchmarks;
  texts: ReportTexts;
  links: DeliveryLinks;
}

/** The five metrics, each with its trend, its position, its definition, its events and what would improve it. */
export function DeliveryFigures(props: DeliveryFiguresProps) {
  const before = figureWords(props.before);
  return (
    <ul className="grid gap-4 lg:grid-cols-2">
      {figureWords(props.metrics).map((figure, index) => (
        <li key={figure.metric} className={index === 0 ? 'lg:col-span-2' : ''}>
          <Figure {...props} figure={figure} earlier={before[index]} />
        </li>
      ))}
    </ul>
  );
}

interface FigureProps extends DeliveryFiguresProps {
  figure: FigureWords;
  earlier: FigureWords | undefined;
}

const eventWords: Readonly<Record<DeliveryMetric, string>> = {
  'deployment-frequency': 'The deployments',
  'change-lead-time': 'The changes',
  'change-fail-rate': 'The failed deployments',
  'failed-deployment-recovery-time': 'The failures and their ends',
  'deployment-rework-rate': 'The rollbacks and fixes',
};

function Figure({ figure, earlier, metrics, days, services, practices, guide, benchmarks, texts, links }: FigureProps) {
  const { metric, name, value, basis, reason } = figure;
  return (
    <Card className="flex h-full flex-col gap-3">
      <div>
        <h3 className="text-sm font-semibold">{name}</h3>
        <p className="mt-1 text-2xl font-semibold tracking-tight tabular-nums">
          {value ?? <span className="text-unknown">Not known</span>}
        </p>
        <p className="text-sm text-ink-soft">{basis}</p>
        {reason === null ? null : <p className="mt-1 text-sm text-unknown">{reason}</p>}
      </div>
      {earlier === undefined ? null : <p className="text-sm text-ink-soft">{trendWords(figure, earlier, days)}</p>}
      <PositionNote metric={metric} services={services} benchmarks={benchmarks} />
      <div className="mt-auto flex flex-col gap-1">
        <p className="text-sm">
          <TextLink href={links.events(metric)}>{eventWords[metric]}</TextLink>
        </p>
        <Disclosure className="text-sm" title="How it is counted">
          <p className="max-w-text pl-6 text-ink-soft">{guide.metrics[metric].definition}</p>
        </Disclosure>
        <Improvement
          metric={metric}
          stages={metrics.changeLeadTime.stages}
          practices={practices}
          guide={guide}
          texts={texts}
          links={links}
        />
      </div>
    </Card>
  );
}
