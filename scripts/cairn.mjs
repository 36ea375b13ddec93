// The command line in this repository: `npm run --silent cairn -- …`. What it has to prepare first it says on stderr.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBundled } from './bundle.mjs';
import { ensureInstalled, pinnedNodePath } from './install.mjs';
import { withPreparationLock } from './preparation-lock.mjs';
import { projectFolder, runScript } from './project.mjs';

/** Short-lived objects get 8 MB at a time: with Node's own 16 MB an import of a million events takes more than 300 MB of memory. */
const smallNursery = '--max-semi-space-size=8';

await runScript(async () => {
  await withPreparationLock(async () => {
    await ensureInstalled({ onStart: () => process.stderr.write('Installing what package-lock.json names …\n') });
    await ensureBundled();
  });
  process.exitCode = await runCairn(process.argv.slice(2));
});

/** Paths that a person gives are relative to the folder that npm was called in, which npm leaves in INIT_CWD. */
function runCairn(args) {
  return new Promise((resolve) => {
    const options = args[0] === 'import' ? [smallNursery] : [];
    const child = spawn(pinnedNodePath(), [...options, join(projectFolder, 'dist', 'cairn.mjs'), ...args], {
      cwd: process.env.INIT_CWD ?? process.cwd(),
      stdio: 'inherit',
    });
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
    child.on('error', () => resolve(2));
    child.on('exit', (code) => resolve(code ?? 2));
  });
}
