import { modelLinks } from '@/components/report/model-links';
import type { ReportTexts } from '@/components/report/report-texts';
import { Code } from '@/components/ui/prose';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';

/** Every practice of the model with its id, level, gate and scope. */
export function CriteriaTable({ texts }: { texts: ReportTexts }) {
  return (
    <Table caption="Every practice of the model" className="min-w-2xl">
      <thead>
        <tr>
          <HeaderCell className="pl-0">Practice</HeaderCell>
          <HeaderCell>Id</HeaderCell>
          <HeaderCell>Level</HeaderCell>
          <HeaderCell>Gate of</HeaderCell>
          <HeaderCell>Judged for</HeaderCell>
        </tr>
      </thead>
      {texts.model.dimensions.map((dimension) => (
        <tbody key={dimension.id}>
          <tr>
            <th scope="rowgroup" colSpan={5} className="border-b border-line pt-5 pb-1.5 font-semibold">
              {dimension.name}
            </th>
          </tr>
          {texts.model.criteria
            .filter((criterion) => criterion.dimension === dimension.id)
            .map(({ id, title, level, gate, scope }) => (
              <tr key={id}>
                <Cell className="pl-0">
                  <TextLink href={modelLinks.criterionPage(id)} className="text-ink decoration-line-strong">
                    {title}
                  </TextLink>
                </Cell>
                <Cell className="whitespace-nowrap">
                  <Code>{id}</Code>
                </Cell>
                <Cell>{level}</Cell>
                <Cell>{gate === null ? '' : `Level ${gate}`}</Cell>
                <Cell>{scope}</Cell>
              </tr>
            ))}
        </tbody>
      ))}
    </Table>
  );
}
