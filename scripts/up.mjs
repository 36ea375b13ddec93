// npm run up: from a fresh checkout to a served Cairn. Each step is skipped when nothing has changed since.
import { ensureBuilt } from './build.mjs';
import { checkPinnedNode, ensureInstalled } from './install.mjs';
import { withPreparationLock } from './preparation-lock.mjs';
import { runScript, Stop, works } from './project.mjs';
import { checkPortIsFree, readPort, serve } from './serve.mjs';

const host = '127.0.0.1';

await runScript(async () => {
  if (!works('git', ['--version'])) throw new Stop('Cairn needs git. Install it, for example: apt-get install git');
  const port = readPort();
  await checkPortIsFree(port, host);
  await withPreparationLock(prepare);
  await serve({ port, host, onReady: () => say(`\n  Cairn is at http://${host}:${port}  (Ctrl-C stops it)\n`) });
});

async function prepare() {
  await ensureInstalled({ onStart: () => say('Installing what package-lock.json names …') });
  checkPinnedNode();
  await ensureBuilt({ onStart: () => say('Building, which takes about a minute …') });
}

function say(text) {
  process.stdout.write(`${text}\n`);
}
