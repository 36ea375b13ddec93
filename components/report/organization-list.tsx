import { LinkPending } from '@/components/ui/link-pending';
import { TextLink } from '@/components/ui/text-link';

/** An organization in a list. */
export interface OrganizationEntry {
  slug: string;
  name: string;
  counts: { teams: number; repositories: number; services: number };
}

/** Organizations by name, with what belongs to each. */
export function OrganizationList({ entries }: { entries: readonly OrganizationEntry[] }) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {entries.map(({ slug, name, counts }) => (
        <li key={slug} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-3.5 text-sm">
          <TextLink href={`/organizations/${slug}`} className="break-words text-base font-semibold">
            {name}
            <LinkPending />
          </TextLink>
          <p className="text-ink-soft tabular-nums">
            {amount(counts.teams, 'team')}, {amount(counts.repositories, 'repository', 'repositories')},{' '}
            {amount(counts.services, 'service')}
          </p>
        </li>
      ))}
    </ul>
  );
}

function amount(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
