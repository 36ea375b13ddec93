import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makePdf, writeReportFile } from '@/lib/services/report-file';
import { aContext } from '@/tests/factories/context';
import { aFolder } from '@/tests/factories/database';

const writers = { pdf: async () => new Uint8Array([1]), markdown: () => 'é', csv: () => '', json: () => '{}' };

/** A folder whose process for PDFs does something else. */
async function contextWith(program: string) {
  const projectFolder = aFolder();
  mkdirSync(join(projectFolder, 'dist'));
  writeFileSync(join(projectFolder, 'dist/pdf-process.mjs'), program);
  return { ...(await aContext()), projectFolder };
}

const input = { template: 'team' as const, paper: { pictures: {} }, now: '2026-11-20T09:30:00Z' };

describe('lib/services/report-file.ts', () => {
  it.each([
    [['Zürich', 'Łódź'], 'cairn-zurich-odz.md'],
    [['../../etc/passwd', '"; rm -rf /', 'a\r\nSet-Cookie: x'], 'cairn-etc-passwd-rm-rf-a-set-cookie-x.md'],
    [['支付', '🚀'], 'cairn.md'],
    [['x'.repeat(300)], `cairn-${'x'.repeat(60)}.md`],
  ])('names a file so that no header and no file system reads more into it: %j', async (about, name) => {
    const file = await writeReportFile('markdown', about, writers);
    expect(file).toMatchObject({ name, contentType: 'text/markdown; charset=utf-8' });
    expect(file.bytes).toEqual(new TextEncoder().encode('é'));
  });

  it('outlives a compiler that takes its process down, and says what else there is', async () => {
    const context = await contextWith("process.once('message', () => process.kill(process.pid, 'SIGKILL'));");
    await expect(makePdf(context, input)).rejects.toMatchObject({
      message: expect.stringContaining('could not be made'),
    });
  });

  it('takes no end without a file for a file', async () => {
    const context = await contextWith("process.once('message', () => process.disconnect());");
    await expect(makePdf(context, input)).rejects.toMatchObject({ code: 'unreadable' });
  });
});
