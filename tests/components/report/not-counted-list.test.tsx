import { describe, expect, it } from 'vitest';
import { NotCountedList } from '@/components/report/not-counted-list';
import { render } from '@/tests/components/markup';
import { makeReport } from '@/tests/factories/sample-report';

describe('components/report/not-counted-list.tsx', () => {
  it('puts what could not be read first and says why', () => {
    const { text } = render(<NotCountedList entries={makeReport().notCounted} severalRepositories={false} />);
    expect(text.indexOf('Could not be read 1 file')).toBeLessThan(text.indexOf('Tests 12 files'));
    expect(text).toContain('apps/huge.yaml 1 file: over 10 MB');
  });

  it('says so when everything was counted', () => {
    expect(render(<NotCountedList entries={[]} severalRepositories={false} />).text).toBe('Every file was counted.');
  });
});
