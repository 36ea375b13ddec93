// npm run dev: pages are rebuilt as they change. The worker keeps the code it was started with: start again to change it.
import { ensureBundled } from './bundle.mjs';
import { checkPinnedNode, ensureInstalled } from './install.mjs';
import { withPreparationLock } from './preparation-lock.mjs';
import { runScript } from './project.mjs';
import { checkPortIsFree, readPort, serve } from './serve.mjs';

const host = '127.0.0.1';

await runScript(async () => {
  const port = readPort();
  await checkPortIsFree(port, host);
  await withPreparationLock(async () => {
    await ensureInstalled();
    checkPinnedNode();
    await ensureBundled();
  });
  await serve({ port, host, mode: 'dev', onReady: () => undefined });
});
