// npm run db:generate -- NAME: a migration for each engine, from what db/schema.ts says and the last migrations do not.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, pinnedNodePath } from './install.mjs';
import { projectFolder, runScript, Stop } from './project.mjs';

const drizzleKit = join(projectFolder, 'node_modules', 'drizzle-kit', 'bin.cjs');

await runScript(async () => {
  const [name] = process.argv.slice(2);
  if (!name) throw new Stop('Give the migration a name: npm run db:generate -- new-table');
  await ensureInstalled();
  for (const config of ['drizzle.config.ts', 'drizzle.postgres.config.ts']) {
    const args = [drizzleKit, 'generate', '--config', config, '--name', name];
    // It asks when a column may have been renamed.
    const { status } = spawnSync(pinnedNodePath(), args, { cwd: projectFolder, stdio: 'inherit' });
    if (status !== 0) throw new Stop(`No migration was made from ${config}.`);
  }
});
