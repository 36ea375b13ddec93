import { counted } from '@/components/report/report-texts';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import type { Report } from '@/lib/assessment/report';

/** What was read: each repository at its commit. */
export function RepositoryTable({ repositories }: { repositories: Report['repositories'] }) {
  return (
    <Table caption="Repositories that were read">
      <thead>
        <tr>
          <HeaderCell className="pl-0">Repository</HeaderCell>
          <HeaderCell>Looks like</HeaderCell>
          <HeaderCell>Commit</HeaderCell>
          <HeaderCell className="text-right">Files</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {repositories.map(({ url, role, commit, files }) => (
          <tr key={url}>
            <Cell className="break-words pl-0">{url}</Cell>
            <Cell>{role}</Cell>
            <Cell className="font-mono text-xs">{commit.slice(0, 12)}</Cell>
            <Cell className="text-right tabular-nums">{counted(files, 'file')}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
