import { describe, expect, it } from 'vitest';
import { reviewRubric } from '@/lib/scan/indicators/review-rubric';
import { detectIn } from '@/tests/factories/scanned-files';
import { anInventory, someFiles } from '../../../factories/inventory';

function detect(texts: Record<string, string>) {
  return reviewRubric.detect(
    anInventory({ texts: new Map(Object.entries(texts)), files: someFiles(...Object.keys(texts)) }),
  );
}

const checklist = '## Why\n\n- [ ] Rendered diff looked at\n- [ ] CI is green\n';

describe('lib/scan/indicators/review-rubric.ts', () => {
  it.each([
    '.github/PULL_REQUEST_TEMPLATE.md',
    '.github/pull_request_template.md',
    '.github/PULL_REQUEST_TEMPLATE/release.md',
    'docs/pull_request_template.md',
    'PULL_REQUEST_TEMPLATE.md',
    '.gitlab/merge_request_templates/Default.md',
    '.azuredevops/pull_request_template.md',
  ])('is present with %s', (path) => {
    expect(detect({ [path]: checklist })).toMatchObject({
      outcome: 'present',
      measures: { templates: 1, guides: 0, items: 2, machineItems: 1 },
      marks: [{ path, line: 3 }],
    });
  });

  it('takes a template without boxes for one', () => {
    expect(detect({ '.github/PULL_REQUEST_TEMPLATE.md': '## What\n\n## Why\n' })).toMatchObject({
      outcome: 'present',
      measures: { templates: 1, items: 0 },
    });
  });

  it('is absent where the template is empty or a comment', () => {
    expect(detect({ '.github/PULL_REQUEST_TEMPLATE.md': '\n<!-- tell us\n - [ ] what -->\n' }).outcome).toBe('absent');
  });

  it('reads a checklist of the contributing guide', () => {
    const guide =
      '# Contributing\n\nBe kind.\n\n## Code review\n\n- names say what they hold\n- tests\n\n## Licence\n- MIT\n';
    expect(detect({ 'CONTRIBUTING.md': guide })).toMatchObject({
      outcome: 'present',
      measures: { templates: 0, guides: 1, items: 2 },
      marks: [{ line: 5 }],
    });
  });

  it('reads the list below a sentence that announces a checklist, save one for issues', () => {
    const guide = (what: string) =>
      `# Contributing\n\n## ${what}s\n\nGo through the following checklist when you open a ${what}:\n\n- it builds\n- secrets are encrypted\n\n## Licence\n- MIT\n`;
    expect(detect({ 'contributing.md': guide('change') })).toMatchObject({
      outcome: 'present',
      measures: { guides: 1, items: 2 },
      marks: [{ line: 5 }],
    });
    expect(detect({ 'contributing.md': guide('bug') }).outcome).toBe('absent');
  });

  it.each(['docs/contributing/code-review.md', 'REVIEW_GUIDELINES.md', 'docs/pr-checklist.adoc'])(
    'reads the points of the guide for reviewers %s',
    (path) => {
      const guide = '# How we review\n\n## Ask\n\n1. What does it change?\n2. Is CI green?\n';
      expect(detect({ [path]: guide })).toMatchObject({
        outcome: 'present',
        measures: { guides: 1, items: 2, machineItems: 1 },
        marks: [{ path, line: 5 }],
      });
      expect(detect({ [path]: '# How we review\n\nWith care.\n' }).outcome).toBe('absent');
    },
  );

  it('reads guides for reviewers among the documentation, and none among examples', () => {
    expect(detectIn(reviewRubric, { 'docs/team/code-review.md': checklist }).measures).toMatchObject({ guides: 1 });
    expect(detectIn(reviewRubric, { 'examples/team/code-review.md': checklist }).outcome).toBe('absent');
  });

  it.each(['docs/review-of-2024.md', 'src/code-review.md', 'docs/previews.md', 'docs/code-review/intro.md'])(
    'takes %s for no guide for reviewers',
    (path) => {
      expect(detect({ [path]: checklist }).outcome).toBe('absent');
    },
  );

  it('is absent where the guide lists nothing for a review, and for templates of issues', () => {
    const guide = '# Contributing\n\n- fork\n- push\n';
    expect(detect({ 'CONTRIBUTING.md': guide, '.github/ISSUE_TEMPLATE/bug.md': checklist })).toMatchObject({
      outcome: 'absent',
      searched: { what: [expect.any(String), expect.any(String)] },
    });
  });
});
