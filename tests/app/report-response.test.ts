import { describe, expect, it } from 'vitest';
import { reportResponse } from '@/app/report-response';
import { CairnError } from '@/lib/errors';

const file = { name: 'cairn-acme-2026-11-20.pdf', contentType: 'application/pdf', bytes: new Uint8Array([37, 80]) };

describe('app/report-response.ts', () => {
  it('gives a file to keep, that nothing on the way keeps', async () => {
    const response = await reportResponse('pdf', async () => file);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toEqual({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="cairn-acme-2026-11-20.pdf"',
      'cache-control': 'private, no-store',
    });
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(file.bytes);
  });

  it('says which forms there are, and makes nothing for another', async () => {
    const response = await reportResponse('exe', () => Promise.reject(new Error('made')));
    expect([response.status, await response.text()]).toEqual([
      404,
      expect.stringContaining('pdf, markdown, csv, json'),
    ]);
  });

  it.each([
    ['not-found', 404],
    ['limit-exceeded', 500],
  ] as const)('says in plain words why there is no file: %s', async (code, status) => {
    const response = await reportResponse('pdf', () => Promise.reject(new CairnError(code, 'The reason.')));
    expect([response.status, await response.text()]).toEqual([status, 'The reason.\n']);
  });

  it('is "not found" where there is nothing, and hides no mistake', async () => {
    expect((await reportResponse('json', async () => null)).status).toBe(404);
    await expect(reportResponse('json', () => Promise.reject(new Error('a mistake')))).rejects.toThrow('a mistake');
  });
});
