import { counted } from '@/components/report/report-texts';
import { Disclosure } from '@/components/ui/disclosure';
import type { Report } from '@/lib/assessment/report';

type NotCounted = Report['notCounted'][number];

interface NotCountedListProps {
  entries: readonly NotCounted[];
  severalRepositories: boolean;
}

/** Why files were left out, in words; what could not be read comes first, since it can hide something. */
const reasons: readonly { reason: NotCounted['reason']; title: string; meaning: string }[] = [
  {
    reason: 'unread',
    title: 'Could not be read',
    meaning: 'A limit or a mistake in the file; what depends on it is unknown.',
  },
  {
    reason: 'test',
    title: 'Tests',
    meaning: 'Test data is not what runs. It can be included when starting an assessment.',
  },
  { reason: 'example', title: 'Examples', meaning: 'Samples and demonstrations are not what runs.' },
  { reason: 'documentation', title: 'Documentation', meaning: 'Listings in documents are not what runs.' },
  { reason: 'vendored', title: 'Vendored', meaning: 'Copies of what others wrote.' },
  {
    reason: 'archived',
    title: 'Archived',
    meaning: 'Put aside, and not delivered any more. Readable credentials in there are reported all the same.',
  },
  { reason: 'generated', title: 'Generated', meaning: 'Made from other files, which are read instead.' },
];

/** Files that the result does not rest on, with the reason. */
export function NotCountedList({ entries, severalRepositories }: NotCountedListProps) {
  if (entries.length === 0) return <p className="text-sm">Every file was counted.</p>;
  return (
    <div className="divide-y divide-line border-y border-line px-2">
      {reasons.map(({ reason, title, meaning }) => {
        const members = entries.filter((entry) => entry.reason === reason);
        if (members.length === 0) return null;
        const files = members.reduce((sum, entry) => sum + entry.files, 0);
        return (
          <Disclosure key={reason} title={<ReasonTitle title={title} files={files} meaning={meaning} />}>
            <ul className="mb-3 flex flex-col gap-1 pl-6 text-sm">
              {members.map((entry) => (
                <li key={`${entry.repository} ${entry.path}`} className="break-words">
                  <span className="font-mono text-xs">{entry.path}</span>
                  {severalRepositories ? <span className="text-ink-faint"> in {entry.repository}</span> : null}
                  <span className="text-ink-soft">
                    {' '}
                    {counted(entry.files, 'file')}
                    {entry.note ? `: ${entry.note}` : ''}
                  </span>
                </li>
              ))}
            </ul>
          </Disclosure>
        );
      })}
    </div>
  );
}

function ReasonTitle({ title, files, meaning }: { title: string; files: number; meaning: string }) {
  return (
    <span className="flex flex-wrap items-baseline gap-x-3 text-sm">
      <span className="font-medium">{title}</span>
      <span className="tabular-nums">{counted(files, 'file')}</span>
      <span className="text-ink-soft">{meaning}</span>
    </span>
  );
}
