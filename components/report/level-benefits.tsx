import { LinkedCriteria } from '@/components/report/linked-titles';
import { modelLinks } from '@/components/report/model-links';
import { metricNames, type ReportTexts } from '@/components/report/report-texts';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { Fact } from '@/components/ui/fact';
import { Audience, type Benefit } from '@/lib/model/pages';

interface LevelBenefitsProps {
  benefits: readonly Benefit[];
  texts: ReportTexts;
}

/** What a level brings to each kind of reader, with what produces it, where it shows, and who says so. */
export function LevelBenefits({ benefits, texts }: LevelBenefitsProps) {
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      {Audience.options.map((audience) => (
        <Card key={audience}>
          <h3 className="font-semibold">To {audience}</h3>
          <ul className="mt-3 flex flex-col gap-5">
            {benefits
              .filter((benefit) => benefit.audience === audience)
              .map((benefit) => (
                <li key={benefit.benefit}>
                  <BenefitWords benefit={benefit} texts={texts} />
                </li>
              ))}
          </ul>
        </Card>
      ))}
    </div>
  );
}

function BenefitWords({ benefit, texts }: { benefit: Benefit; texts: ReportTexts }) {
  return (
    <>
      <p>{benefit.benefit}</p>
      <dl className="mt-2 flex flex-col gap-1.5 text-sm">
        <Fact name="Produced by">
          <LinkedCriteria ids={benefit.criteria} texts={texts} links={modelLinks} />
        </Fact>
        <Fact name="Shows in">
          {[metricNames(benefit.metrics), benefit.shows ?? ''].filter((words) => words !== '').join('; ')}
        </Fact>
        <Fact name="Source">
          {benefit.inference ? <Badge tone="unknown">Our inference</Badge> : null} {benefit.source}
        </Fact>
      </dl>
    </>
  );
}
