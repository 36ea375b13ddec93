import { describe, expect, it } from 'vitest';
import { ExportLinks } from '@/components/report/export-links';
import { render } from '@/tests/components/markup';

describe('components/report/export-links.tsx', () => {
  it('leads to each form of the report', () => {
    const { tags, text } = render(<ExportLinks href="/organizations/acme/export" />);
    expect(tags('a').map((tag) => tag.match(/href="([^"]*)"/)?.[1])).toEqual(
      ['pdf', 'markdown', 'csv', 'json'].map((format) => `/organizations/acme/export/${format}`),
    );
    expect(text).toMatch(/PDF.* Markdown.* CSV.* JSON/);
  });
});
