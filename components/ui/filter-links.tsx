import Link from 'next/link';
import { classNames } from '@/components/ui/class-names';

interface FilterLinksProps {
  /** What is filtered, for screen readers. */
  label: string;
  links: readonly { label: string; href: string; count: number; current: boolean }[];
}

/** A filter made of plain links: its state is in the address, so it can be shared and needs no JavaScript. */
export function FilterLinks({ label, links }: FilterLinksProps) {
  return (
    <nav aria-label={label} className="print:hidden">
      <ul className="flex flex-wrap gap-1.5">
        {links.map((link) => (
          <li key={link.href}>
            <Link
              href={link.href}
              prefetch={false}
              scroll={false}
              aria-current={link.current ? 'true' : undefined}
              className={classNames(
                'inline-flex min-h-8 items-center gap-1.5 rounded-full border px-3 py-1 text-sm',
                link.current
                  ? 'border-action bg-action font-semibold text-on-action'
                  : 'border-line-strong bg-surface text-ink hover:bg-sunken',
              )}
            >
              {link.label}
              <span className="text-xs tabular-nums">{link.count}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
