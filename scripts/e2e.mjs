// npm run test:e2e: the stories of tests/e2e in a real browser, against what was built. Arguments go to Playwright.
import { ensureBrowser } from './browser.mjs';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { isMain, run, runScript, toolEnvironment } from './project.mjs';

/** Runs the stories in a browser and gives the exit code and the output. Expects that everything is built. */
export function runEndToEnd(browser, args, { onText } = {}) {
  return run('playwright', ['test', ...args], { env: toolEnvironment({ CAIRN_BROWSER: browser }), onText });
}

if (isMain(import.meta.url)) {
  await runScript(async () => {
    const onText = (text) => process.stdout.write(text);
    await ensureInstalled();
    await ensureBuilt();
    const { code } = await runEndToEnd(await ensureBrowser(), process.argv.slice(2), { onText });
    process.exitCode = code;
  });
}
