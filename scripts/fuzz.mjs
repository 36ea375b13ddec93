// npm run fuzz -- [READER…] [--minutes N]: feeds the readers of files with mutated bytes. What it does stands in tests/fuzz.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { ensureInstalled, pinnedNodePath } from './install.mjs';
import { projectFolder, runScript } from './project.mjs';

const folder = 'tests/fuzz';

await runScript(async () => {
  await ensureInstalled();
  await bundle({ fuzz: `${folder}/fuzz.ts`, 'fuzz-process': `${folder}/fuzz-process.ts` }, 'dist/fuzz');
  const args = [join(projectFolder, 'dist', 'fuzz', 'fuzz.mjs'), ...process.argv.slice(2)];
  process.exitCode = await new Promise((resolve) => {
    const child = spawn(pinnedNodePath(), args, { cwd: projectFolder, stdio: 'inherit' });
    // It says what it has found before it ends.
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
    child.on('error', () => resolve(2));
    child.on('exit', (code) => resolve(code ?? 2));
  });
});
