import { describe, expect, it } from 'vitest';
import { reportTexts } from '@/components/report/report-texts';
import { TeamTarget } from '@/components/report/team-target';
import { render } from '@/tests/components/markup';
import { makeTarget } from '@/tests/factories/organization-report';
import { makeModel } from '@/tests/factories/sample-report';

const texts = reportTexts(makeModel());
const shown = (reached: 'verified' | 'indicated' | 'no') =>
  render(<TeamTarget target={makeTarget({ reached })} texts={texts} />).text;

describe('components/report/team-target.tsx', () => {
  it('tells a target that is reached, reached as indicated, and still ahead, each with its reason', () => {
    expect(shown('verified')).toMatch(
      /^The target is reached: .*Level 2 It runs in two regions\. A higher level is not better/,
    );
    expect(shown('indicated')).toMatch(/^The target is reached as indicated: /);
    expect(shown('no')).toMatch(/^The target: .*Level 2 It runs in two regions\.$/);
  });

  it('says nothing where none was chosen', () => {
    expect(render(<TeamTarget target={null} texts={texts} />).text).toBe('');
  });
});
