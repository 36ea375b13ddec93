import { describe, expect, it } from 'vitest';
import { Prose } from '@/components/ui/prose';
import { render } from '@/tests/components/markup';

describe('components/ui/prose.tsx', () => {
  it('renders paragraphs, lists and code', () => {
    const { html } = render(<Prose text={'First `kind`.\n\n- One\n- Two `x`\n'} />);
    expect(html.match(/<(p|ul|li|code)/g)).toEqual(['<p', '<code', '<ul', '<li', '<li', '<code']);
  });

  it('leaves markup as words', () => {
    expect(render(<Prose text="<script>alert(1)</script>" />).tags('script')).toEqual([]);
  });
});
