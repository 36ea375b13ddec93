import { Download } from 'lucide-react';
import { classNames } from '@/components/ui/class-names';

const FORMATS = [
  { format: 'pdf', name: 'PDF', of: 'for leadership, four pages' },
  { format: 'markdown', name: 'Markdown', of: 'for a wiki or a comment' },
  { format: 'csv', name: 'CSV', of: 'for a spreadsheet' },
  { format: 'json', name: 'JSON', of: 'everything, for programs' },
] as const;

interface ExportLinksProps {
  /** Address below which the files are: `<page>/export`. */
  href: string;
  className?: string;
}

/** The report of a page as a file, in each form. */
export function ExportLinks({ href, className }: ExportLinksProps) {
  return (
    <nav aria-label="Take the report along" className={classNames('print:hidden', className)}>
      <ul className="flex flex-wrap items-center gap-2">
        {FORMATS.map(({ format, name, of }, index) => (
          <li key={format}>
            <a
              href={`${href}/${format}`}
              download
              title={of}
              className={
                'inline-flex min-h-9 items-center gap-1.5 rounded-md border border-line-strong bg-surface px-3 py-1.5 ' +
                'text-sm font-semibold text-ink no-underline transition-colors hover:bg-sunken'
              }
            >
              {index === 0 ? <Download aria-hidden className="size-4" /> : null}
              {name}
              <span className="sr-only">, {of}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
