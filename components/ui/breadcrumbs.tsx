import { TextLink } from '@/components/ui/text-link';

interface BreadcrumbsProps {
  /** The pages above this one, outermost first. */
  above: readonly { label: string; href: string }[];
  current: string;
}

export function Breadcrumbs({ above, current }: BreadcrumbsProps) {
  return (
    <nav aria-label="Breadcrumbs" className="text-sm print:hidden">
      <ol className="flex flex-wrap items-center gap-x-2">
        {above.map(({ label, href }) => (
          <li key={href} className="flex items-center gap-2">
            <TextLink href={href} className="inline-block py-0.5">
              {label}
            </TextLink>
            <span aria-hidden className="text-ink-faint">
              /
            </span>
          </li>
        ))}
        <li aria-current="page" className="min-w-0 break-words text-ink-soft">
          {current}
        </li>
      </ol>
    </nav>
  );
}
