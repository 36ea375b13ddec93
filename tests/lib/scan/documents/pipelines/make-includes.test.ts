import { describe, expect, it } from 'vitest';
import { isIncluded, Makefiles } from '@/lib/scan/documents/pipelines/make-includes';

/** Texts that tell how often one was read. */
class CountedTexts extends Map<string, { text: string; objectId: string }> {
  reads = 0;

  override get(path: string) {
    this.reads += 1;
    return super.get(path);
  }
}

function textsOf(files: Record<string, string>): CountedTexts {
  return new CountedTexts(Object.entries(files).map(([path, text]) => [path, { text, objectId: path }]));
}

describe('lib/scan/documents/pipelines/make-includes', () => {
  it('finds what a Makefile includes, and what that includes, beside it and from the root', () => {
    const makefiles = new Makefiles(
      textsOf({
        'a/Makefile': 'include ../make/*.mk\n-include own.mk\n',
        'make/x.mk': 'include make/y.inc\n',
        'make/y.inc': '',
        'a/own.mk': '',
        'own.mk': '',
      }),
    );
    expect(makefiles.filesOf('a/Makefile')).toEqual(['a/Makefile', 'make/x.mk', 'a/own.mk', 'own.mk', 'make/y.inc']);
    expect(makefiles.includesOf('a/Makefile')).toContain('make/*.mk');
  });

  it('lets a star stand for a part of a name alone', () => {
    expect(['make/a.mk', 'make/a/b.mk', 'make/a.md'].map((path) => isIncluded(path, 'make/*.mk'))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('reads each file once, however many include it', () => {
    const shared = Array.from({ length: 50 }, (_, at) => [`common/${at}.mk`, 'a:\n\tls\n']);
    const calling = Array.from({ length: 200 }, (_, at) => [`m${at}/Makefile`, 'include ../common/*.mk\n']);
    const texts = textsOf(Object.fromEntries([...shared, ...calling]));
    const makefiles = new Makefiles(texts);
    for (const [path = ''] of calling) expect(makefiles.filesOf(path)).toHaveLength(51);
    expect(texts.reads).toBeLessThanOrEqual(250);
  });
});
