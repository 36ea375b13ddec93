import type { Report } from '@/lib/assessment/report';

/** The parts of the result page, in their order. */
const parts = [
  { id: 'level', title: 'Level' },
  { id: 'safety', title: 'Safety' },
  { id: 'holding', title: 'What holds it back' },
  { id: 'steps', title: 'Next steps' },
  { id: 'profile', title: 'Profile' },
  { id: 'practices', title: 'Practices' },
  { id: 'indicators', title: 'Indicators' },
  { id: 'basis', title: 'What was read' },
];

/** The parts of the result page, to jump to; stays in sight while reading. */
export function ReportNavigation({ report }: { report: Report }) {
  return (
    <nav aria-label="On this page" className="-mx-gutter sticky top-0 z-10 bg-paper px-gutter print:hidden">
      <ul className="flex gap-x-5 overflow-x-auto border-b border-line text-sm">
        {parts
          .filter(({ id }) => isShown(report, id))
          .map(({ id, title }) => (
            <li key={id} className="shrink-0">
              <a href={`#${id}`} className="inline-block py-3 text-ink-soft hover:text-ink hover:underline">
                {title}
              </a>
            </li>
          ))}
      </ul>
    </nav>
  );
}

function isShown({ safety, level }: Report, part: string): boolean {
  if (part === 'safety') return safety.length > 0;
  return level.placement !== 'nothing-deployed' || (part !== 'holding' && part !== 'steps');
}
