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
        {repositories.map(({ url, paths, role, commit, files }) => (
          <tr key={`${url} ${paths.join()}`}>
            <Cell className="break-words pl-0">
              {url}
              {paths.length > 0 ? <PathList paths={paths} /> : null}
            </Cell>
            <Cell>{role}</Cell>
            <Cell className="font-mono text-xs">{commit.slice(0, 12)}</Cell>
            <Cell className="text-right tabular-nums">{counted(files, 'file')}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** The folders that were looked at. */
export function PathList({ paths }: { paths: readonly string[] }) {
  return <span className="block break-words font-mono text-xs text-ink-soft">{paths.join(', ')}</span>;
}
