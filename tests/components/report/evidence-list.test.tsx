import { describe, expect, it } from 'vitest';
import { EvidenceList } from '@/components/report/evidence-list';
import { makeLinks } from '@/tests/components/links';
import { render } from '@/tests/components/markup';
import { makePlace } from '@/tests/factories/sample-report';

const many = [1, 2, 3, 4, 5, 6].map((line) => makePlace('apps/shop.yaml', line));

describe('components/report/evidence-list.tsx', () => {
  it("leads to the host's view where there is one, and says that it leaves Cairn", () => {
    const links = makeLinks({ hostLink: () => 'https://git.example.com/shop/blob/3f9c/apps/shop.yaml#L14' });
    const { tags, text } = render(<EvidenceList places={[makePlace('apps/shop.yaml', 14)]} links={links} />);
    expect(tags('a')[0]).toContain('href="https://git.example.com/shop/blob/3f9c/apps/shop.yaml#L14"');
    expect(tags('a')[0]).toContain('rel="noreferrer"');
    expect(text).toBe('apps/shop.yaml:14 (on git.example.com)');
  });

  it('leads to the lines where the host has no view', () => {
    const { tags } = render(<EvidenceList places={[makePlace('apps/shop.yaml', 14)]} links={makeLinks()} />);
    expect(tags('a')[0]).toContain('href="/assessments/a1/lines?path=apps/shop.yaml&amp;line=14"');
  });

  it('shows the lines themselves where they came along, with the line marked', () => {
    const links = makeLinks({ lines: () => ({ firstLine: 13, lines: ['spec:', '  prune: false'] }) });
    const { html } = render(<EvidenceList places={[makePlace('apps/shop.yaml', 14)]} links={links} />);
    expect(html).toContain('aria-label="apps/shop.yaml:14"');
    expect(html).toMatch(/<mark[^>]*> {2}prune: false<\/mark>/);
  });

  it('never renders what a repository holds as markup', () => {
    const links = makeLinks({ lines: () => ({ firstLine: 1, lines: ['<img src=x onerror=alert(1)>'] }) });
    const { tags } = render(<EvidenceList places={[makePlace('<b>.yaml', 1, '<i>note</i>')]} links={links} />);
    expect([...tags('img'), ...tags('b'), ...tags('i')]).toEqual([]);
  });

  it('folds away what is more than a few places', () => {
    const { html, text } = render(<EvidenceList places={many} links={makeLinks()} shown={4} />);
    expect(text).toContain('2 more places');
    expect(html).toContain('<details');
  });

  it('leads to the page with all places where there is one', () => {
    const { tags, text } = render(<EvidenceList places={many} links={makeLinks()} shown={2} allAt="/all" />);
    expect(text).toContain('4 more places');
    expect(tags('a').at(-1)).toContain('href="/all"');
    expect(tags('li')).toHaveLength(2);
  });

  it('names a setting of the host with its date, and links to nothing', () => {
    const source = { name: 'branch rules of main', asOf: '2026-11-20T08:00:00Z' };
    const rules = { repository: '', commit: '', path: '', line: null, note: 'force pushes are blocked', source };
    const links = makeLinks({ severalRepositories: true, hostLink: () => 'https://git.example.com/' });
    const { text, tags } = render(<EvidenceList places={[rules]} links={links} />);
    expect(text).toBe('branch rules of main, as of 2026-11-20 force pushes are blocked');
    expect(tags('a')).toEqual([]);
  });

  it('names the commit where the evidence is no file, and the repository where there are several', () => {
    const { text } = render(
      <EvidenceList places={[makePlace('', null, 'first commit')]} links={makeLinks({ severalRepositories: true })} />,
    );
    expect(text).toBe('commit 3f9c1b7 in https://git.example.com/shop/deploy: first commit');
  });
});
