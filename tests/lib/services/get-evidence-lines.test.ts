import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { getEvidenceLines } from '@/lib/services/get-evidence-lines';
import { sampleFolder } from '@/lib/services/organization-address';
import { keepAssessment } from '@/tests/factories/assessment';
import { aContext } from '@/tests/factories/context';
import { makeGitRepository } from '@/tests/factories/git-repository';
import { anIndicatorAt, aReport } from '@/tests/factories/report';

const twentyLines = `${Array.from({ length: 20 }, (_, n) => `line ${n + 1}`).join('\n')}\n`;
const secret = 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\ndata:\n  password: cGFzcw==\n';

/** An assessment of a real repository whose evidence is line 10 of `app.yaml` and line 6 of `secret.yaml`. */
async function anAssessment() {
  const context = await aContext({ CAIRN_ALLOW_FILE: '1' });
  const made = makeGitRepository({
    commits: [
      { message: 'Start', date: '2026-10-01T10:00:00Z', files: { 'app.yaml': twentyLines, 'secret.yaml': secret } },
      { message: 'Empty it', date: '2026-10-02T10:00:00Z', files: { 'app.yaml': 'gone\n' } },
    ],
  });
  onTestFinished(made.cleanup);
  const place = { repository: made.path, commit: made.commits[0] ?? '' };
  const indicators = [
    anIndicatorAt('kubernetes-manifests', { ...place, path: 'app.yaml', line: 10 }),
    anIndicatorAt('plaintext-secrets', { ...place, path: 'secret.yaml', line: 6 }),
  ];
  const id = await keepAssessment(context, aReport(made.path, place.commit, { indicators }));
  const read = (path: string, line: number) =>
    getEvidenceLines(context, { assessmentId: id, repository: made.path, path, line });
  return { read, made };
}

describe('lib/services/get-evidence-lines.ts', () => {
  it('gives the lines around evidence, as they were at the commit that was judged', async () => {
    const { read } = await anAssessment();
    const around = await read('app.yaml', 10);
    expect(around?.firstLine).toBe(5);
    expect(around?.lines).toEqual(Array.from({ length: 11 }, (_, n) => `line ${n + 5}`));
  });

  it('gives no other line of the same file, and no other file', async () => {
    const { read } = await anAssessment();
    expect(await read('app.yaml', 11)).toBeNull();
    expect(await read('../../etc/passwd', 1)).toBeNull();
  });

  it('never gives the value of a secret', async () => {
    const { read } = await anAssessment();
    const around = await read('secret.yaml', 6);
    expect(around?.lines).toContain('  password: •••');
    expect(around?.lines.join('\n')).not.toContain('cGFzcw');
  });

  it('says so when the repository is gone', async () => {
    const { read, made } = await anAssessment();
    made.cleanup();
    await expect(read('app.yaml', 10)).rejects.toThrow();
  });

  it('reads the repositories of the sample where nobody may give paths, and no other path', async () => {
    const context = await aContext({ CAIRN_ALLOW_FILE: '0' });
    const { path, commits, cleanup } = makeGitRepository({
      commits: [{ message: 'Start', date: '2026-10-01T10:00:00Z', files: { 'app.yaml': twentyLines } }],
    });
    onTestFinished(cleanup);
    const inside = join(sampleFolder(context), 'shop.git');
    cpSync(path, inside, { recursive: true });
    const read = async (repository: string) => {
      const place = { repository, commit: commits[0] ?? '', path: 'app.yaml', line: 10 };
      const indicators = [anIndicatorAt('kubernetes-manifests', place)];
      const assessmentId = await keepAssessment(context, aReport(repository, place.commit, { indicators }));
      return getEvidenceLines(context, { assessmentId, repository, path: 'app.yaml', line: 10 });
    };
    expect((await read(inside))?.firstLine).toBe(5);
    await expect(read(path)).rejects.toThrow(/on the disk of the server/);
  });
});
