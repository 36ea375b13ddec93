import Link from 'next/link';
import { classNames } from '@/components/ui/class-names';

interface TabLinksProps {
  /** What the pages are of, for screen readers. */
  label: string;
  links: readonly { label: string; href: string; current: boolean }[];
}

/** The pages of one thing, side by side. */
export function TabLinks({ label, links }: TabLinksProps) {
  return (
    <nav aria-label={label} className="print:hidden">
      <ul className="flex gap-x-5 overflow-x-auto border-b border-line text-sm">
        {links.map((link) => (
          <li key={link.href} className="shrink-0">
            <Link
              href={link.href}
              prefetch={false}
              aria-current={link.current ? 'page' : undefined}
              className={classNames(
                '-mb-px inline-block border-b-2 py-2.5',
                link.current
                  ? 'border-action font-semibold text-ink'
                  : 'border-transparent text-ink-soft hover:border-line-strong hover:text-ink',
              )}
            >
              {link.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
