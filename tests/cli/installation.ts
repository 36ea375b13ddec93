import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A folder like that of this project, with the command line bundled from the present sources. */
export interface Installation {
  folder: string;
  /** Starts the command line. Nothing of this process's environment counts but the way to git. */
  start(args: readonly string[], options?: RunOptions): ChildProcess;
  /** Runs the command line to its end. */
  run(args: readonly string[], options?: RunOptions): Promise<Run>;
  remove(): void;
}

export interface RunOptions {
  cwd?: string;
  environment?: Record<string, string>;
}

export interface Run {
  code: number | null;
  stdout: string;
  stderr: string;
}

type Bundle = (entries: Record<string, string>, folder: string) => Promise<void>;

/** Bundles the command line as the project does, into a folder of its own. */
export async function makeInstallation(): Promise<Installation> {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-installation-'));
  for (const part of ['content', 'db', 'node_modules', 'package.json']) {
    symlinkSync(join(process.cwd(), part), join(folder, part));
  }
  mkdirSync(join(folder, 'dist'));
  const { bundle }: { bundle: Bundle } = await import(pathToFileURL('scripts/bundle.mjs').href);
  const entries = { cairn: 'lib/cli/main.ts', 'pdf-process': 'lib/pdf/pdf-process.ts' };
  await bundle(entries, relative(process.cwd(), join(folder, 'dist')));
  const start: Installation['start'] = (args, { cwd = folder, environment = {} } = {}) =>
    spawn(process.execPath, [join(folder, 'dist', 'cairn.mjs'), ...args], {
      cwd,
      env: {
        NODE_ENV: 'test',
        PATH: process.env.PATH ?? '',
        HOME: folder,
        CAIRN_DATA: join(folder, 'data'),
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_SYSTEM: '/dev/null',
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  return {
    folder,
    start,
    run: (args, options) => ended(start(args, options)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Waits for the end of a process, and gives what it wrote. */
export function ended(child: ChildProcess): Promise<Run> {
  const run: Run = { code: null, stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    run.stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    run.stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ ...run, code }));
  });
}
