import { PathList } from '@/components/report/repository-table';
import { Badge } from '@/components/ui/badge';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import type { TeamRepository } from '@/lib/assessment/organization-report';

interface TeamRepositoryTableProps {
  repositories: readonly TeamRepository[];
  /** Name of the team whose platform serves this one. */
  platform: string | null;
}

/** What a team answers for, with its folders, and what the platform that serves it has. */
export function TeamRepositoryTable({ repositories, platform }: TeamRepositoryTableProps) {
  return (
    <Table caption="Repositories of the team and of its platform">
      <thead>
        <tr>
          <HeaderCell className="pl-0">Repository</HeaderCell>
          <HeaderCell>Folders</HeaderCell>
          <HeaderCell>Looks like</HeaderCell>
          <HeaderCell>Commit</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {repositories.map(({ address, label, paths, part, commit, role }) => (
          <tr key={`${part} ${address}`}>
            <Cell className="break-words pl-0">
              {label} {part === 'platform' ? <Badge>Of {platform ?? 'the platform'}</Badge> : null}
            </Cell>
            <Cell>{paths.length === 0 ? 'All of it' : <PathList paths={paths} />}</Cell>
            <Cell>{role ?? <span className="text-ink-faint">–</span>}</Cell>
            <Cell className="font-mono text-xs">
              {commit === null ? <span className="font-sans text-ink-faint">not looked at</span> : commit.slice(0, 12)}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
