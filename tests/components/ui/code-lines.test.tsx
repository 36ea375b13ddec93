import { describe, expect, it } from 'vitest';
import { CodeLines } from '@/components/ui/code-lines';
import { render } from '@/tests/components/markup';

describe('components/ui/code-lines.tsx', () => {
  it('numbers lines from the first and marks the one that it is about', () => {
    const { html } = render(
      <CodeLines label="a.yaml:8" lines={['kind: Secret', '', 'data:']} firstLine={7} markedLine={9} />,
    );
    expect(html.match(/>(▸?\d+)</g)).toEqual(['>7<', '>8<', '>▸9<']);
    expect(html).toMatch(/<mark[^>]*>data:<\/mark>/);
  });

  it('shows a snippet without numbers', () => {
    expect(render(<CodeLines label="Proposal" lines={['prune: true']} firstLine={null} />).text).toBe('prune: true');
  });

  it('can be reached and scrolled with the keyboard under a name', () => {
    const { html } = render(<CodeLines label="a.yaml:1" lines={['x']} firstLine={1} />);
    expect(html).toMatch(/^<div role="group" aria-label="a.yaml:1" tabindex="0"/);
  });
});
