import { describe, expect, it } from 'vitest';
import { ModelError } from '@/lib/model/model-error';

describe('lib/model/model-error.ts', () => {
  it('lists each mistake on a line of its own with its file and place', () => {
    const error = new ModelError([
      { file: 'content/model.yaml', place: 'field version', problem: 'is missing' },
      { file: 'content/criteria/x.md', place: 'field level', problem: 'is wrong' },
    ]);
    expect(String(error)).toBe(
      'ModelError: The content of the maturity model has 2 mistake(s):\n' +
        'content/model.yaml: field version: is missing\n' +
        'content/criteria/x.md: field level: is wrong',
    );
  });
});
