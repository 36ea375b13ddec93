// Bundles what runs without Next into dist/: the command line, and the processes of one assessment and of one PDF.
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { hashOf, isMain, projectFolder, runScript, Stop, unlessDone } from './project.mjs';

const entries = {
  cairn: 'lib/cli/main.ts',
  'assessment-process': 'lib/jobs/assessment-process.ts',
  'pdf-process': 'lib/pdf/pdf-process.ts',
};
const sources = ['lib', 'components', 'db', 'package.json', 'package-lock.json', 'tsconfig.json', 'scripts/bundle.mjs'];

/** Bundles when sources have changed. Expects that everything is installed. */
export function ensureBundled() {
  return unlessDone('dist/.stamp', hashOf(sources), () => bundle(entries, 'dist'));
}

/** Bundles each entry into `<folder>/<name>.mjs`, and puts them there whole. */
export async function bundle(entryPoints, folder) {
  const { build, stop } = await import('esbuild');
  const unfinished = `.${process.pid}.mjs`;
  const result = await build({
    absWorkingDir: projectFolder,
    entryPoints,
    outdir: folder,
    outExtension: { '.js': unfinished },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    external: ['better-sqlite3', 'pg', '@myriaddreamin/typst-ts-node-compiler', 'react', 'react-dom'],
    sourcemap: 'inline',
    sourcesContent: false,
    // Packages in the older module format ask for Node's own modules this way.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'silent',
  }).catch((error) => {
    throw new Stop(`The bundle could not be made:\n${error.message}`);
  });
  // Its service process would otherwise stay for as long as this one.
  await stop();
  for (const { text } of result.warnings) process.stderr.write(`${text}\n`);
  for (const name of Object.keys(entryPoints)) {
    await rename(join(projectFolder, folder, `${name}${unfinished}`), join(projectFolder, folder, `${name}.mjs`));
  }
}

if (isMain(import.meta.url)) {
  await runScript(async () => {
    await ensureInstalled();
    await ensureBundled();
  });
}
