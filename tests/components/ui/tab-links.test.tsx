import { describe, expect, it } from 'vitest';
import { TabLinks } from '@/components/ui/tab-links';
import { render } from '@/tests/components/markup';

describe('components/ui/tab-links.tsx', () => {
  it('marks the page that is shown', () => {
    const links = [
      { label: 'One', href: '/one', current: false },
      { label: 'Two', href: '/two', current: true },
    ];
    const [one, two] = render(<TabLinks label="Pages" links={links} />).tags('a');
    expect(one).not.toContain('aria-current');
    expect(two).toContain('aria-current="page"');
  });
});
