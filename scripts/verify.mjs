// npm run verify: everything that has to hold, on a machine that has git, npm and any Node from version 20 on.
import { ensureBrowser } from './browser.mjs';
import { ensureBuilt } from './build.mjs';
import { checks, everyTest, install } from './check.mjs';
import { runEndToEnd } from './e2e.mjs';
import { runScript } from './project.mjs';
import { runSteps, task } from './steps.mjs';

await runScript(async () => {
  let browser = '';
  const findBrowser = task('browser', async () => {
    browser = await ensureBrowser();
  });
  const build = task('build', ensureBuilt);
  const endToEnd = { name: 'end to end', do: () => runEndToEnd(browser, []) };
  process.exitCode = (await runSteps([install, findBrowser, ...checks, everyTest, build, endToEnd])) ? 0 : 1;
});
