import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type GitOptions, readGitLine, runGit, streamGit } from '@/lib/git/command';
import { Credentials } from '@/lib/git/credentials';
import { readHistory } from '@/lib/git/history';
import { errorOf, git, gitEnvironment, makeRepository, open, temporaryFolder } from '@/tests/lib/git/open-for-test';

const options: GitOptions = { environment: gitEnvironment, subject: 'The repository' };

/** An environment in which `git` is this script. */
function fakeGit(script: string): GitOptions {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'git'), `#!/bin/sh\n${script}\n`);
  chmodSync(path.join(folder, 'git'), 0o755);
  return { ...options, environment: { PATH: `${folder}:${gitEnvironment.PATH}` } };
}

const root = { message: 'Root', date: '2024-01-01T00:00:00Z', files: { a: 'a' } };

/** Subject and number of files of each commit. */
async function history(folder: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { subject, files } of readHistory(await open(folder), { withFiles: true })) {
    found.push(`${subject}: ${files?.length}`);
  }
  return found;
}

describe('lib/git/command.ts', () => {
  it('gives what git prints', async () => {
    expect(await readGitLine(['version'], options)).toMatch(/^git version \d/);
  });

  it('passes input to git, however long', async () => {
    const made = makeRepository({ bare: true, commits: [] });
    const input = `${'f'.repeat(40)}\n`.repeat(20_000);
    const output = await runGit(['cat-file', '--batch-check'], { ...options, gitDirectory: made.path, input });
    expect(output.length).toBe(20_000 * (40 + ' missing\n'.length));
  });

  it('says that git is not installed', async () => {
    const nowhere = { ...options, environment: { PATH: '/nowhere' } };
    expect(await errorOf(runGit(['version'], nowhere))).toMatchObject({
      code: 'unreadable',
      message: expect.stringContaining('Install git'),
    });
  });

  it('passes on why git failed, and takes an accepted exit code for an answer', async () => {
    const failing = fakeGit('echo "fatal: bad revision" >&2; exit 3');
    expect((await errorOf(runGit(['log'], failing))).code).toBe('revision-not-found');
    expect(await readGitLine(['log'], { ...failing, acceptedExitCodes: [3] })).toBe('');
  });

  it('stops git after its time, even when it does not want to', async () => {
    const stubborn = fakeGit("trap '' TERM\nwhile :; do sleep 0.1; done");
    expect((await errorOf(runGit(['log'], { ...stubborn, timeoutMilliseconds: 100 }))).code).toBe('limit-exceeded');
  });

  it('stops git when its output is too long', async () => {
    const endless = fakeGit('while :; do echo xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx; done');
    const { code } = await errorOf(runGit(['log'], { ...endless, maximumOutputBytes: 1000 }));
    expect(code).toBe('limit-exceeded');
  });

  it('stops git when the caller gives up, with the reason of the caller', async () => {
    const waiting = fakeGit('echo started; while :; do sleep 0.1; done');
    const controller = new AbortController();
    const reason = new Error('enough');
    const reading = (async () => {
      for await (const _ of streamGit(['log'], { ...waiting, signal: controller.signal })) {
        controller.abort(reason);
      }
    })();
    await expect(reading).rejects.toBe(reason);
    await expect(runGit(['log'], { ...waiting, signal: controller.signal })).rejects.toBe(reason);
  });

  it('gives git no variable of a surrounding git, and none that would ask a person', async () => {
    const environment = {
      GIT_DIR: '/x',
      GIT_INDEX_FILE: '/x',
      GIT_ALLOW_PROTOCOL: 'ext',
      GIT_CONFIG_COUNT: '1',
      LC_ALL: 'de_DE',
    };
    const printing = fakeGit('env');
    const printed = await readGitLine(['log'], {
      ...printing,
      environment: { ...environment, ...printing.environment },
    });
    expect(printed).not.toMatch(/^GIT_(DIR|INDEX_FILE|ALLOW_PROTOCOL|CONFIG_COUNT)=/m);
    expect(printed).toMatch(/^GIT_TERMINAL_PROMPT=0$/m);
    expect(printed).toMatch(/^LC_ALL=C$/m);
  });

  it('puts credentials into no argument', async () => {
    const printing = fakeGit('echo "$@"; test "$CAIRN_GIT_PASSWORD" = secret && echo given');
    const signIn = { url: 'https://example.org/a/b', credentials: new Credentials('ada', 'secret') };
    const printed = await readGitLine(['fetch'], { ...printing, signIn });
    expect(printed).not.toContain('secret');
    expect(printed).toContain('given');
    expect(printed).toContain('credential.https://example.org.helper=');
  });

  it('lets git talk to nothing unless a transport is named', async () => {
    const made = makeRepository({ bare: true, commits: [] });
    const args = ['ls-remote', `file://${made.path}`, 'HEAD'];
    expect((await errorOf(runGit(args, options))).code).toBe('invalid-input');
    expect(await readGitLine(args, { ...options, transports: ['file'] })).toBe('');
    const helper = ['ls-remote', 'ext::touch /nowhere/x', 'HEAD'];
    expect((await errorOf(runGit(helper, { ...options, transports: ['https', 'ssh', 'file'] }))).code).toBe(
      'invalid-input',
    );
  });

  it('reads no configuration of the folder that it happens to run in', async () => {
    expect(
      await readGitLine(['config', '--get', 'core.repositoryformatversion'], { ...options, acceptedExitCodes: [1] }),
    ).toBe('');
  });

  describe('in a repository that is not trusted', () => {
    it('runs no program that its configuration names, and is not disturbed by its settings', async () => {
      const made = makeRepository({ commits: [root] });
      const trap = path.join(made.path, 'sprung');
      const program = path.join(made.path, 'program');
      writeFileSync(program, `#!/bin/sh\ntouch ${trap}\n`, { mode: 0o755 });
      const tree = git(made.path, 'rev-parse', 'HEAD^{tree}');
      const signature = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----';
      const person = 'Ada <a@example.org> 1704153600 +0000';
      const signed = `tree ${tree}\nparent ${made.commits[0]}\nauthor ${person}\ncommitter ${person}\n${signature}\n\nSigned\n`;
      writeFileSync(path.join(made.path, 'commit'), signed);
      git(made.path, 'update-ref', 'HEAD', git(made.path, 'hash-object', '-t', 'commit', '-w', 'commit'));
      const settings = {
        'gpg.program': program,
        'core.fsmonitor': program,
        'core.pager': program,
        'diff.external': program,
        'log.showSignature': 'true',
        'log.showRoot': 'false',
        'log.decorate': 'full',
        'color.ui': 'always',
        'format.pretty': 'oneline',
        'diff.noprefix': 'true',
      };
      for (const [name, value] of Object.entries(settings)) {
        git(made.path, 'config', name, value);
      }
      expect(await history(made.path)).toEqual(['Signed: 0', 'Root: 1']);
      expect(existsSync(trap)).toBe(false);
    });

    it('shows the commits that are there, not those that were put in their place', async () => {
      const made = makeRepository({ commits: [root, { ...root, message: 'Other', branch: 'other', parents: [] }] });
      git(made.path, 'replace', made.commits[0] ?? '', made.commits[1] ?? '');
      expect(await history(made.path)).toEqual(['Root: 1']);
    });
  });
});
