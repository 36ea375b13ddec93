import { describe, expect, it } from 'vitest';
import { renderReportCsv } from '@/lib/export/report-csv';
import { makeCriterion, makeModel, makePlace, makeReport } from '@/tests/factories/sample-report';

const model = makeModel();

describe('lib/export/report-csv.ts', () => {
  it('has a row for each practice, with its outcome and its places', () => {
    const report = makeReport();
    const lines = renderReportCsv(report, model).split('\r\n');
    expect(lines).toHaveLength(report.criteria.length + 2);
    expect(lines).toContain(
      'drift-corrected,Drift is corrected by itself,reconcile,1,1,team,partly-met,0.4,observed,false,,' +
        '2 of 5 production applications correct drift by themselves.,,apps/shop.yaml:14 | apps/cart.yaml:12,,',
    );
  });

  it('says how many places there are beyond those that a cell can hold', () => {
    const evidence = Array.from({ length: 5_000 }, (_, index) => makePlace(`apps/${index}/deployment.yaml`, 1));
    const csv = renderReportCsv(makeReport({ criteria: [makeCriterion({ id: 'agent-pulls', evidence })] }), model);
    expect(csv).toContain(' | and 4950 more,,\r\n');
    expect(csv.length).toBeLessThan(32_767);
  });

  it('says what an outcome is without and with what is disputed', () => {
    const disputed = { without: 'not-met', with: 'exempt' } as const;
    const csv = renderReportCsv(
      makeReport({ criteria: [makeCriterion({ id: 'agent-pulls', outcome: 'exempt', disputed })] }),
      model,
    );
    expect(csv).toMatch(/,exempt,.*,not-met,exempt\r\n$/);
  });

  it('has its header alone where there is no result', () => {
    expect(renderReportCsv(null, model)).toMatch(/^criterion,title,[a-z_,]+\r\n$/);
  });
});
