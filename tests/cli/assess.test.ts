import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Report } from '@/lib/assessment/report';
import { ended, type Installation, makeInstallation } from '@/tests/cli/installation';
import { teamRepository } from '@/tests/cli/team-repository';
import { git, type MadeRepository, makeGitRepository } from '@/tests/factories/git-repository';

const now = ['--now', '2026-04-01T00:00:00Z'];

describe('cairn assess', () => {
  let cairn: Installation;
  let repository: MadeRepository;
  const scratch = mkdtempSync(join(tmpdir(), 'cairn-scratch-'));
  beforeAll(async () => {
    cairn = await makeInstallation();
    repository = makeGitRepository(teamRepository);
  }, 60_000);
  afterAll(() => {
    cairn?.remove();
    repository?.cleanup();
    rmSync(scratch, { recursive: true, force: true });
  });

  async function reportOf(...args: string[]): Promise<Report> {
    const { code, stdout, stderr } = await cairn.run(['assess', ...args, '--format', 'json', ...now]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return Report.parse(JSON.parse(stdout));
  }

  it('shows the level, what holds the next one back with its line, and next steps', async () => {
    const { code, stdout, stderr } = await cairn.run(['assess', '.', ...now], { cwd: repository.path });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`at ${repository.commits[1]?.slice(0, 12)}`);
    expect(stdout).toMatch(/^Prerequisites, Level 0, indicated; verified/m);
    expect(stdout).toContain('What holds Level 1 back');
    expect(stdout).toMatch(/application\.yaml:\d+ /);
    expect(stdout).toContain('Next steps');
    expect(stdout).not.toContain('\u001b');
  });

  it('prints the same twice in every format, with a cold and a warm cache', async () => {
    for (const format of ['table', 'json', 'markdown', 'sarif']) {
      const args = ['assess', repository.path, '--format', format, ...now];
      const cold = await cairn.run([...args, '--data', join(scratch, format)]);
      const warm = await cairn.run([...args, '--data', join(scratch, format)]);
      expect(cold).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(/[^\n]\n$/) });
      expect(warm).toEqual(cold);
    }
  });

  it('exits with 1 exactly where the indicated level is below the one asked for', async () => {
    const { level } = await reportOf(repository.path);
    for (const asked of [0, 1, 2, 3]) {
      const run = await cairn.run(['assess', repository.path, '--min-level', String(asked), ...now]);
      const isBelow = level.indicated === null || level.indicated < asked;
      expect(run.code).toBe(isBelow ? 1 : 0);
      expect(run.stderr).toBe(
        isBelow ? `cairn: Level ${level.indicated} is indicated; --min-level asks for Level ${asked}.\n` : '',
      );
      expect(run.stdout).toContain('indicated');
    }
  });

  it('exits with 1 on a criterion that is not met, and says why after the report', async () => {
    const run = await cairn.run(['assess', repository.path, '--fail-on', 'criterion/drift-corrected', ...now]);
    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(/^cairn: criterion\/drift-corrected is (not|partly) met.*\n$/);
    expect(await cairn.run(['assess', repository.path, '--fail-on', 'agent-pulls', ...now])).toMatchObject({ code: 0 });
  });

  it('does not fail on what is unknown, and says so', async () => {
    const run = await cairn.run(['assess', repository.path, '--fail-on', 'branch-protected', ...now]);
    expect(run.code).toBe(0);
    expect(run.stderr).toMatch(/^cairn: criterion\/branch-protected is unknown\..* This does not fail the run\.\n$/);
  });

  it('reads the past: as of a date, and at a revision', async () => {
    const [first, second] = repository.commits;
    expect((await reportOf(repository.path, '--at', '2026-02-01')).repositories[0]?.commit).toBe(first);
    expect((await reportOf(repository.path, '--at', '2026-03-10')).repositories[0]?.commit).toBe(first);
    expect((await reportOf(repository.path, '--at', '2026-03-11')).repositories[0]?.commit).toBe(second);
    expect((await reportOf(repository.path, '--revision', 'main~1')).repositories[0]?.commit).toBe(first);
  });

  it('judges several repositories together', async () => {
    const other = makeGitRepository({
      commits: [{ message: 'Start', date: '2026-01-01T00:00:00Z', files: { 'README.md': '# Other' } }],
    });
    try {
      expect((await reportOf(repository.path, other.path)).repositories).toHaveLength(2);
    } finally {
      other.cleanup();
    }
  });

  it('counts tests only when it is asked to', async () => {
    const [{ files = {} } = {}] = teamRepository.commits;
    const moved = Object.entries(files).map(([path, content]) => [`tests/${path}`, content]);
    const tested = makeGitRepository({
      commits: [{ message: 'Start', date: '2026-01-01T00:00:00Z', files: Object.fromEntries(moved) }],
    });
    try {
      expect((await reportOf(tested.path)).level.placement).toBe('nothing-deployed');
      expect((await reportOf(tested.path, '--include-tests')).level.placement).not.toBe('nothing-deployed');
    } finally {
      tested.cleanup();
    }
  });

  it('works where the data folder cannot be written', async () => {
    writeFileSync(join(scratch, 'file'), '');
    const run = await cairn.run(['assess', repository.path, '--data', join(scratch, 'file', 'data'), ...now]);
    expect(run).toMatchObject({ code: 0, stderr: '' });
  });

  it('colours as NO_COLOR and FORCE_COLOR say', async () => {
    const coloured = (environment: Record<string, string>) =>
      cairn.run(['assess', repository.path, ...now], { environment }).then(({ stdout }) => stdout.includes('\u001b['));
    expect(await coloured({})).toBe(false);
    expect(await coloured({ FORCE_COLOR: '1' })).toBe(true);
    expect(await coloured({ NO_COLOR: '1' })).toBe(false);
  });

  it('ends well when nobody reads its output any more', async () => {
    const child = cairn.start(['assess', repository.path, '--format', 'json', ...now]);
    child.stdout?.destroy();
    expect(await ended(child)).toMatchObject({ code: 0, stderr: '' });
  });

  it('stops at once on Ctrl-C', async () => {
    const silent = createServer();
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const address = silent.address();
    const port = typeof address === 'object' ? address?.port : 0;
    try {
      const environment = { CAIRN_ALLOW_HTTP: '1' };
      const child = cairn.start(['assess', `http://127.0.0.1:${port}/acme/shop`, ...now], { environment });
      const end = ended(child);
      const [socket] = await once(silent, 'connection');
      child.kill('SIGINT');
      expect(await end).toEqual({ code: 130, stdout: '', stderr: 'cairn: Stopped.\n' });
      socket.destroy();
    } finally {
      silent.close();
    }
  });

  describe('given what it cannot read', () => {
    const wrong: [what: string, args: () => string[], message: RegExp][] = [
      ['no repository at all', () => [], /Name at least one repository/],
      ['a path that is not there', () => [join(scratch, 'missing')], /missing does not exist/],
      ['a file', () => [join(scratch, 'plain')], /is a file/],
      ['a folder without a repository', () => [join(scratch, 'folder')], /is not a Git repository/],
      ['a repository without a commit', () => [join(scratch, 'empty')], /has no commits yet/],
      [
        'a revision that is not there',
        () => [repository.path, '--revision', 'nope'],
        /no branch, tag or commit "nope"/,
      ],
      ['a revision that is an option of git', () => [repository.path, '--revision=--all'], /is not a revision/],
      ['a date before the first commit', () => [repository.path, '--at', '2020-01-01'], /has no commit at 2020-01-01/],
      ['a date that is none', () => [repository.path, '--at', '2026-02-30'], /--at "2026-02-30" is not a date/],
      ['a moment that is none', () => [repository.path, '--now', 'today'], /--now "today" is not a date/],
      ['an unknown option', () => [repository.path, '--formt', 'json'], /Did you mean --format\?/],
      ['an unknown format', () => [repository.path, '--format', 'xml'], /table, json, markdown, sarif/],
      ['a level that does not exist', () => [repository.path, '--min-level', '4'], /--min-level "4" is not a level/],
      [
        'an id that does not exist',
        () => [repository.path, '--fail-on', 'agent-pull'],
        /Nearest: criterion\/agent-pulls/,
      ],
      ['a transport helper', () => ['ext::sh -c "touch owned"'], /uses a transport helper, which Cairn never runs/],
      ['an unencrypted address', () => ['http://git.example.com/a/b'], /would be read unencrypted/],
    ];

    beforeAll(() => {
      writeFileSync(join(scratch, 'plain'), '');
      for (const name of ['folder', 'empty']) mkdirSync(join(scratch, name));
      git(join(scratch, 'empty'), 'init', '--quiet');
    });

    it.each(wrong)('says in one line what is wrong with %s', async (_, args, message) => {
      const run = await cairn.run(['assess', ...args()]);
      expect(run).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(message) });
      expect(run.stderr).toMatch(/^cairn: [^\n]+\n$/);
    });
  });
});
