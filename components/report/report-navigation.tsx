import { PageNavigation } from '@/components/ui/page-navigation';
import type { Report } from '@/lib/assessment/report';

/** The parts of the result page, in their order. */
const parts = [
  { id: 'level', title: 'Level' },
  { id: 'safety', title: 'Safety' },
  { id: 'holding', title: 'What holds it back' },
  { id: 'steps', title: 'Next steps' },
  { id: 'disputed', title: 'Disputed' },
  { id: 'profile', title: 'Profile' },
  { id: 'practices', title: 'Practices' },
  { id: 'indicators', title: 'Indicators' },
  { id: 'basis', title: 'What was read' },
];

/** The parts of the result page, to jump to; stays in sight while reading. */
export function ReportNavigation({ report }: { report: Report }) {
  return <PageNavigation parts={parts.filter(({ id }) => isShown(report, id))} />;
}

function isShown({ safety, level, disputes, disputeMistakes }: Report, part: string): boolean {
  if (part === 'disputed') return disputes.length + disputeMistakes.length > 0;
  if (part === 'safety') return safety.length > 0;
  return level.placement !== 'nothing-deployed' || (part !== 'holding' && part !== 'steps');
}
