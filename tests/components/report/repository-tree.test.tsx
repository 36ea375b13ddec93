import { describe, expect, it } from 'vitest';
import { RepositoryTree } from '@/components/report/repository-tree';
import { render } from '@/tests/components/markup';

describe('components/report/repository-tree.tsx', () => {
  it('keeps the indentation of paths and sets notes apart', () => {
    const { html } = render(
      <RepositoryTree label="A tree" tree={'shop/\n  deploy.yaml    # applied by hand\n# more'} />,
    );
    const paths = [...html.matchAll(/<code[^>]*>([^<]*)</g)].map((match) => match[1]);
    const notes = [...html.matchAll(/<span[^>]*>([^<]*)</g)].map((match) => match[1]);
    expect(paths).toEqual(['shop/', '  deploy.yaml', '']);
    expect(notes).toEqual(['applied by hand', 'more']);
  });
});
