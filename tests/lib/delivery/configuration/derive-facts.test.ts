import { describe, expect, it } from 'vitest';
import { deriveFacts } from '@/lib/delivery/configuration/derive-facts';
import { readVersions } from '@/lib/delivery/configuration/version-files';

const values = 'api:\n  image:\n    repository: shop/api\n    tag: 1.2.0\nweb:\n  image: shop/web:3.4.5\n';

/** What is derived, and what reading the new text finds. */
function both(text: string, bumped: string) {
  const derived = deriveFacts({ text, facts: readVersions('values', text) }, bumped);
  return { derived, read: readVersions('values', bumped) };
}

describe('lib/delivery/configuration/derive-facts.ts', () => {
  it('derives what a bump changes, as reading the whole text would', () => {
    const { derived, read } = both(values, values.replace('1.2.0', '1.3.0'));
    expect(derived).toEqual(read);
    expect(JSON.stringify(derived)).toContain('1.3.0');
  });

  it.each([
    ['another key', values.replace('repository: shop/api', 'repository: shop/other')],
    ['a word in place of a version', values.replace('1.2.0', 'latest')],
    ['a version too long to be one', values.replace('1.2.0', '1'.repeat(200))],
    ['one line more', values.replace('web:', 'new: 1\nweb:')],
  ])('derives nothing from %s', (_what, bumped) => {
    expect(both(values, bumped).derived).toBeNull();
  });

  it.each([
    ['a key', 'api:\n  tag: v1\n  tag: v1\n'],
    ['a key behind a comment', 'api:\n  tag: v1\n# moved\n  tag: v1\n'],
    ['a key of the other branch of a template', 'api:\n{{ if a }}\n  tag: v1\n{{ else }}\n  tag: v1\n{{ end }}\n'],
    ['a key behind an action of a template', '  tag: v1\n {{}}\n  tag: v1\n'],
    ['a key behind an action of several lines', 's:\n  tag: v1\n{{- if\nx }}\n  tag: v1\n{{ end }}\n'],
    ['a key in quotes', 'api:\n  tag: v1\n  "tag": v1\n'],
    ['a key of a list', '- image: a/b:v1\n  image: a/b:v1\n'],
    ['a key that it stands below', '\napi:\n  image:\n    tag: v1\nweb: 1\napi:\n  image:\n    tag: v1\n'],
    ['one in a list that it stands below', 'apps:\n- api:\n    tag: v1\n  api:\n    tag: v1\n'],
  ])('derives nothing where %s is set again in the same place', (_what, text) => {
    expect(both(text, text.replace('v1', 'v2')).derived).toBeNull();
  });

  it.each([
    ['in another place', 'api:\n  image:\n    tag: v1\nweb:\n  image:\n    tag: v1\n'],
    ['in another entry of a list', 'apps:\n  - image: a/b:v1\n  - image: a/c:v1\n'],
    ['as the beginning of another', 'api:\n  imageTag: v1\n\n  imageTags: {}\n'],
  ])('derives a bump where a key is set again %s', (_what, text) => {
    const { derived, read } = both(text, text.replace('v1', 'v2'));
    expect(derived).not.toBeNull();
    expect(derived).toEqual(read);
  });

  it.each([
    ['whose key is no text', '{{}}\ng: 1\n: tag: "1"\n', 'g: 1'],
    ['that an alias repeats', 'base: &base\n  image: shop/a:1\nprod: *base\n', 'a:1'],
    ['that a merge repeats', 'base: &base\n  image: shop/a:1\nprod:\n  <<: *base\n', 'a:1'],
    ['on the line behind its key', 'tag:\n  v1\nimageTag: v1\n', 'imageTag: v1'],
    ['in a text in quotes', 'values: "image:\\n  tag: v1"\nimage:\n  tag: v1\n', '\n  tag: v1'],
    ['in flow style', 'app: {image: {tag: v1}}\nimage:\n  tag: v1\n', '\n  tag: v1'],
  ])('derives nothing beside a version %s, as its line is not sure', (_what, text, bumped) => {
    const { derived, read } = both(text, text.replace(bumped, bumped.replace('1', '2')));
    expect(read?.flatMap(({ parts }) => parts)).toContainEqual(expect.objectContaining({ isNear: true }));
    expect(derived).toBeNull();
  });

  it('derives a bump in values that stand as a text', () => {
    const nested = 'spec:\n  values: |\n    # of the chart\n\n    image:\n      tag: 1.2.0\n';
    const { derived, read } = both(nested, nested.replace('1.2.0', '1.3.0'));
    expect(derived).toEqual(read);
  });

  it('derives nothing from a text of which many lines differ', () => {
    const many = Array.from({ length: 60 }, (_, at) => `s${at}:\n  image: shop/s${at}:1.2.0\n`).join('');
    expect(both(many, many.replaceAll('1.2.0', '1.3.0')).derived).toBeNull();
    expect(both(many, many.replace('1.2.0', '1.3.0')).derived).not.toBeNull();
  });
});
