import { expect } from 'vitest';
import { ModelError } from '@/lib/model/model-error';
import { parseModel } from '@/lib/model/parse';

/** The mistakes that `parseModel` finds, one line each as in the message; it must find at least one. */
export function readMistakes(files: ReadonlyMap<string, string>): string[] {
  try {
    parseModel(files);
  } catch (error) {
    expect(error).toBeInstanceOf(ModelError);
    return String(error).split('\n').slice(1);
  }
  return expect.unreachable('the content was taken as right');
}
