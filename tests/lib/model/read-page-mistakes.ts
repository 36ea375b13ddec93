import { expect } from 'vitest';
import { ModelError } from '@/lib/model/model-error';
import { parsePages } from '@/lib/model/parse-pages';
import { pagesModel } from '@/tests/lib/model/page-files';

/** The mistakes that `parsePages` finds, one line each as in the message; it must find at least one. */
export function readPageMistakes(files: ReadonlyMap<string, string>): string[] {
  try {
    parsePages(files, pagesModel());
  } catch (error) {
    expect(error).toBeInstanceOf(ModelError);
    return String(error).split('\n').slice(1);
  }
  return expect.unreachable('the pages were taken as right');
}
