// Builds the web application and the bundle, when their sources have changed.
import { join } from 'node:path';
import { ensureBundled } from './bundle.mjs';
import { ensureInstalled, pinnedNodePath } from './install.mjs';
import { hashOf, isMain, projectFolder, run, runScript, Stop, unlessDone } from './project.mjs';

const sources = [
  'app',
  'components',
  'content',
  'db',
  'lib',
  'public',
  'next.config.ts',
  'postcss.config.mjs',
  'package-lock.json',
  'tsconfig.json',
];

export const nextProgram = join(projectFolder, 'node_modules', 'next', 'dist', 'bin', 'next');

/** Builds what is out of date; `onStart` is called before that. Expects that everything is installed. */
export async function ensureBuilt({ onStart = () => undefined } = {}) {
  await ensureBundled();
  await unlessDone('.next/cairn-stamp', hashOf(sources), async () => {
    onStart();
    const { code, output } = await run(pinnedNodePath(), [nextProgram, 'build']);
    if (code !== 0) throw new Stop(`The build failed:\n${output.trim()}`);
  });
}

if (isMain(import.meta.url)) {
  await runScript(async () => {
    await ensureInstalled();
    await ensureBuilt();
  });
}
