// What the scripts share. Plain Node 20 and its built-ins: these files run before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Absolute path of the folder that holds package.json. */
export const projectFolder = join(dirname(fileURLToPath(import.meta.url)), '..');

/** A reason to stop that a person can do something about: shown as one line, without a stack. */
export class Stop extends Error {}

/** Runs the main function of a script; a Stop becomes one line on stderr and exit code 2. */
export async function runScript(main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
}

/** Whether a module is what node was started with, rather than imported. */
export function isMain(moduleUrl) {
  return process.argv[1] !== undefined && moduleUrl === pathToFileURL(process.argv[1]).href;
}

export function readProjectJson(path) {
  return JSON.parse(readFileSync(join(projectFolder, path), 'utf8'));
}

/** The environment for tools of this project: the pinned Node comes first, and nothing is reported to anybody. */
export function toolEnvironment(more = {}) {
  const path = [join(projectFolder, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter);
  return { ...process.env, PATH: path, NEXT_TELEMETRY_DISABLED: '1', ...more };
}

/**
 * Runs a program in the project and gives its exit code and output (stdout and stderr as they came).
 * `onText` gets the output while it comes.
 */
export function run(program, args, { env = toolEnvironment(), onText = () => undefined } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: projectFolder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
        onText(text);
      });
    }
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Whether a program can be started and ends well. */
export function works(program, args) {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

/** A hash over the content of files and of all files below folders; what does not exist is left out. */
export function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) addToHash(hash, path);
  return hash.digest('hex');
}

function addToHash(hash, path) {
  const absolute = join(projectFolder, path);
  if (!existsSync(absolute)) return;
  if (statSync(absolute).isDirectory()) {
    for (const name of readdirSync(absolute).sort()) addToHash(hash, `${path}/${name}`);
  } else {
    hash.update(`${path}\0`).update(readFileSync(absolute)).update('\0');
  }
}

/** Does `make` unless `stampFile` says that it was done for the same hash. While it is being done, it counts as not done. */
export async function unlessDone(stampFile, hash, make) {
  const stamp = join(projectFolder, stampFile);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  rmSync(stamp, { force: true });
  await make();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}
