import { describe, expect, it } from 'vitest';
import { reportTexts } from '@/components/report/report-texts';
import { RoadmapList } from '@/components/report/roadmap-list';
import type { Report } from '@/lib/assessment/report';
import { makeLinks } from '@/tests/components/links';
import { render } from '@/tests/components/markup';
import { makeModel, makeReport } from '@/tests/factories/sample-report';

const roadmap = (report: Report) =>
  render(<RoadmapList report={report} texts={reportTexts(makeModel())} links={makeLinks()} />);

describe('components/report/roadmap-list.tsx', () => {
  it('says of a step what to do, where, by whom, and what the level is then', () => {
    const { text } = roadmap(makeReport());
    expect(text).toContain('1. Drift is corrected by itself');
    expect(text).toContain('Set selfHeal: true in the three applications');
    expect(text).toContain('Once done Core GitOps, Level 1, indicated');
    expect(text).toContain('Comes first An agent pulls the desired state');
    expect(text).toContain('small, platform team');
    expect(text).toContain('1 place concerned');
    expect(text).toContain('For apps/shop.yaml');
  });

  it('calls a link to a metric an association, not proof', () => {
    expect(roadmap(makeReport()).text).toContain('Associated with (not proof) failed deployment recovery time');
  });

  it('promises no level where the step does not change it', () => {
    const [step] = makeReport().roadmap;
    // biome-ignore lint/suspicious/noThenProperty: the report's own field, data and never a function
    const steps = step ? [{ ...step, then: { verified: 0, indicated: 0 } } as const] : [];
    expect(roadmap(makeReport({ roadmap: [...steps] })).text).toContain('Once done The same level, one gate closer');
  });

  it('shows five steps and folds the later ones away, numbered on', () => {
    const [step] = makeReport().roadmap;
    const steps = step ? ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((criterion) => ({ ...step, criterion })) : [];
    const { html, text } = roadmap(makeReport({ roadmap: steps }));
    expect(text).toContain('2 later steps');
    expect(html).toContain('<ol start="6"');
    expect(text).toContain('7. g');
  });

  it('says so when there is no step left', () => {
    expect(roadmap(makeReport({ roadmap: [] })).text).toContain('No step is left');
  });
});
