import { indicatorGroupNames } from '@/components/report/indicator-groups';
import { modelLinks } from '@/components/report/model-links';
import { Badge } from '@/components/ui/badge';
import { TextLink } from '@/components/ui/text-link';
import { IndicatorGroup, type Model } from '@/lib/model/model';

/** Every indicator of the model by its group. */
export function IndicatorCatalogue({ model }: { model: Model }) {
  const groups = IndicatorGroup.options.filter((group) => model.indicators.some((one) => one.group === group));
  return (
    <div className="grid gap-x-12 gap-y-7 text-sm sm:grid-cols-2 lg:grid-cols-3">
      {groups.map((group) => (
        <div key={group}>
          <h3 className="mb-2 text-base font-semibold">{indicatorGroupNames.get(group) ?? group}</h3>
          <ul className="flex flex-col gap-2">
            {model.indicators
              .filter((indicator) => indicator.group === group)
              .map(({ id, title, risk }) => (
                <li key={id}>
                  <TextLink href={modelLinks.indicatorPage(id)} className="text-ink decoration-line-strong">
                    {title}
                  </TextLink>{' '}
                  {risk ? <Badge>Risk</Badge> : null}
                </li>
              ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
