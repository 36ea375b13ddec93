import { describe, expect, it } from 'vitest';
import { reasonedIgnores } from '@/lib/scan/documents/ignore-reasons';
import { isObject } from '@/lib/scan/documents/json';
import { parseDocument } from '@/lib/scan/documents/yaml';

function reasons(text: string, kind: string, root: (string | number)[] = []): number[] {
  const parsed = parseDocument(text);
  if (!parsed.ok || !isObject(parsed.value)) throw new Error('the object of the test is none');
  const item = root.length === 0 ? parsed.value : { spec: { ignoreDifferences: [{}] } };
  return reasonedIgnores(item, kind, text, root);
}

describe('lib/scan/documents/ignore-reasons.ts', () => {
  it('tells which entries a comment speaks of', () => {
    const text = 'spec:\n  ignoreDifferences:\n    # replicas belong to the autoscaler\n    - kind: A\n    - kind: B\n';
    expect(reasons(text, 'Application')).toEqual([0]);
    expect(reasons(text, 'Deployment')).toEqual([]);
  });

  it('reads sets and items of a list', () => {
    const set =
      'spec:\n  template:\n    spec:\n      ignoreDifferences: # the operator writes this\n        - kind: A\n';
    expect(reasons(set, 'ApplicationSet')).toEqual([0]);
    const list = 'items:\n  - spec:\n      ignoreDifferences:\n        # the operator writes this\n        - kind: A\n';
    expect(reasons(list, 'Application', ['items', 0])).toEqual([0]);
  });

  it('takes a mark or a key that was commented out for no reason', () => {
    for (const comment of ['TODO', '---', 'kind: some other thing', '- one two three'])
      expect(reasons(`spec:\n  ignoreDifferences:\n    # ${comment}\n    - kind: A\n`, 'Application')).toEqual([]);
  });
});
