// npm run check: what every change has to pass, without build and browser.
import { checkPinnedNode, ensureInstalled } from './install.mjs';
import { isMain, runScript } from './project.mjs';
import { runSteps, task, tool } from './steps.mjs';

export const install = task('install', async () => {
  await ensureInstalled();
  checkPinnedNode();
});

export const checks = [
  tool('lint', 'biome', ['check', '--error-on-warnings']),
  // Next keeps the types of its own pages and styles in files that it makes.
  tool('page types', 'next', ['typegen']),
  tool('types', 'tsc', ['--noEmit', '--project', '.']),
];

export const everyTest = tool('tests', 'vitest', ['run']);

/** Without the whole roads, from a repository to a level and from a shell to a report, and on SQLite alone: `npm run verify` does the rest. */
const unit = tool('unit', 'vitest', [
  'run',
  '--project',
  'sqlite',
  '--exclude',
  'tests/road/**',
  '--exclude',
  'tests/cli/**',
]);

if (isMain(import.meta.url)) {
  await runScript(async () => {
    process.exitCode = (await runSteps([install, ...checks, unit])) ? 0 : 1;
  });
}
