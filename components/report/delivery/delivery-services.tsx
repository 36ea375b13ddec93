import type { DeliveryLinks } from '@/components/report/delivery/delivery-links';
import type { ServiceFigures } from '@/components/report/delivery/position-note';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { figureWords } from '@/lib/delivery/figure-words';

interface DeliveryServicesProps {
  services: readonly ServiceFigures[];
  links: Pick<DeliveryLinks, 'service'>;
}

/** Each service on its own, by name: the spread that figures for all of them together hide. */
export function DeliveryServices({ services, links }: DeliveryServicesProps) {
  const [first] = services;
  if (first === undefined) return null;
  return (
    <Table caption="Delivery by service">
      <thead>
        <tr>
          <HeaderCell className="pl-0">Service</HeaderCell>
          {figureWords(first.metrics).map(({ metric, name }) => (
            <HeaderCell key={metric}>{name}</HeaderCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {services.map(({ service, metrics }) => (
          <tr key={service}>
            <Cell className="min-w-28 break-words pl-0 font-semibold">
              <TextLink href={links.service(service)}>{service}</TextLink>
            </Cell>
            {figureWords(metrics).map(({ metric, value, basis }) => (
              <Cell key={metric} className="min-w-32">
                <span className="block font-semibold tabular-nums">
                  {value ?? <span className="font-normal text-unknown">Not known</span>}
                </span>
                <span className="text-xs text-ink-faint">
                  {metric === 'deployment-frequency' ? shortOf(basis) : basis}
                </span>
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** The count alone: the rest stands on the page of the service. */
function shortOf(basis: string): string {
  return basis.split(',')[0] ?? basis;
}
