// Installs what package-lock.json names, when node_modules does not hold it, and finds the pinned Node in it.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { projectFolder, readProjectJson, run, Stop } from './project.mjs';

/** Installs when something is missing or of another version; `onStart` is called before. What npm says is shown when it fails. */
export async function ensureInstalled({ onStart = () => undefined } = {}) {
  if (isInstalled()) return;
  onStart();
  // Every package brings its binaries; npm would compile better-sqlite3 all the same, for which few machines have what it takes.
  const args = ['ci', '--include=dev', '--include=optional', '--ignore-scripts', '--loglevel=error'];
  const { code, output } = await run('npm', args, { env: npmEnvironment() });
  if (code === 127) throw new Stop('npm is missing. Install Node.js with npm, version 20 or later.');
  if (code !== 0) throw new Stop(`npm ci failed:\n${output.trim()}`);
}

/** Compares the lock with the record that npm leaves of what it installed. */
function isInstalled() {
  const record = 'node_modules/.package-lock.json';
  if (!existsSync(join(projectFolder, record))) return false;
  const installed = readProjectJson(record).packages;
  const { '': _root, ...locked } = readProjectJson('package-lock.json').packages;
  const isPresent = ([path, entry]) =>
    installed[path] ? installed[path].version === entry.version : entry.optional === true || entry.devOptional === true;
  return (
    Object.entries(locked).every(isPresent) &&
    Object.keys(installed).every((path) => path in locked) &&
    existsSync(pinnedNodePath())
  );
}

// npm ci removes the Node of node_modules while it runs: npm has to run on another.
function npmEnvironment() {
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  return { ...process.env, PATH: path.join(delimiter) };
}

function pinnedPackage() {
  const suffix = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const [name, version] =
    Object.entries(readProjectJson('package.json').optionalDependencies).find(([each]) => each.endsWith(suffix)) ?? [];
  if (!name)
    throw new Stop(`Cairn has no pinned Node.js for ${suffix}: it runs on Linux, macOS and Windows, x64 and arm64.`);
  return { name, version };
}

/** Absolute path of the Node.js that everything of Cairn runs on. */
export function pinnedNodePath() {
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  return join(projectFolder, 'node_modules', pinnedPackage().name, 'bin', program);
}

/** Stops unless the pinned Node.js is there, can be started and has the pinned version. */
export function checkPinnedNode() {
  const { name, version } = pinnedPackage();
  const found = spawnSync(pinnedNodePath(), ['--version'], { encoding: 'utf8' }).stdout?.trim();
  if (found === `v${version}`) return;
  const instead = found ? `it is ${found}` : 'it cannot be started';
  throw new Stop(
    `Cairn needs Node.js ${version} from the package ${name}, but ${instead}. Delete node_modules and try again.`,
  );
}
