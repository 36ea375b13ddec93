import { type DeliveryQuery, tiers, windowDays } from '@/app/organizations/[organization]/delivery/delivery-query';
import { Button } from '@/components/ui/button';
import { Field, Select } from '@/components/ui/field';

interface DeliveryFiltersProps {
  query: DeliveryQuery;
  /** Address of the page without what is chosen. */
  action: string;
  serviceNames: readonly string[];
}

/** What is looked at: a plain form whose answers are in the address, so that it can be shared and needs no JavaScript. */
export function DeliveryFilters({ query, action, serviceNames }: DeliveryFiltersProps) {
  const lengths = [...new Set([...windowDays, query.days])].sort((one, other) => one - other);
  return (
    <form action={action} className="flex flex-wrap items-end gap-x-4 gap-y-3 print:hidden">
      <Select id="service" name="service" label="Service" defaultValue={query.service ?? ''} className="min-w-40">
        <option value="">All services</option>
        {serviceNames.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </Select>
      <Select id="tier" name="tier" label="Environments" defaultValue={query.tier}>
        {tiers.map((tier) => (
          <option key={tier}>{tier}</option>
        ))}
      </Select>
      <Select id="days" name="days" label="Window" defaultValue={String(query.days)}>
        {lengths.map((days) => (
          <option key={days} value={days}>
            {days} days
          </option>
        ))}
      </Select>
      <Field id="until" name="until" type="date" label="Last day" defaultValue={query.until ?? ''} />
      <Button type="submit" look="plain">
        Show
      </Button>
    </form>
  );
}
