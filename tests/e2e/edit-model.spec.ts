import { expect, type Page } from '@playwright/test';
import { expectAccessible, story } from '@/tests/e2e/story';
import { deployment } from '@/tests/e2e/web-manifests';
import { makeGitRepository } from '@/tests/factories/git-repository';

// There is one model for everybody: one story after the other.
story.describe.configure({ mode: 'serial' });

/** Three changes that were proposed and two that were pushed. */
const messages = ['Deploy web (#1)', 'Scale web (#2)', 'Name web (#3)', 'Fix web', 'Fix web again'];

function aRepository() {
  const commits = messages.map((message, day) => ({
    message,
    date: `2026-10-0${day + 1}T10:00:00Z`,
    files: { 'apps/web/production/deployment.yaml': deployment, 'day.txt': String(day) },
  }));
  return makeGitRepository({ commits });
}

async function assess(page: Page, path: string): Promise<string> {
  await page.goto('/');
  await page.getByLabel('Repository', { exact: true }).fill(path);
  await page.getByRole('button', { name: 'Assess', exact: true }).click();
  await page.waitForURL(/\/assessments\//);
  return page.url();
}

const share = (page: Page) => page.getByLabel(/of the commits on the deployed branch came through a pull request/);
const reason = (page: Page) => page.getByRole('textbox', { name: 'Reason' });

async function resetModel(page: Page): Promise<void> {
  await page.goto('/model/settings');
  await reason(page).fill('Back to what is delivered');
  await page.getByRole('button', { name: 'Preview the delivered values' }).click();
  await page.getByRole('button', { name: 'Save as 2026.1', exact: true }).click();
  await expect(page.getByText('From now on Cairn judges by model 2026.1')).toBeVisible();
}

story('a threshold is changed, and an old result is judged again and says why it moved', async ({ page }) => {
  // Two of its pages are among the longest, and each is looked at in both looks.
  story.slow();
  const made = aRepository();
  const before = await assess(page, made.path);
  made.cleanup();

  await page.goto('/model');
  await page.getByRole('link', { name: 'Change thresholds and gates' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Thresholds and gates' })).toBeVisible();
  await share(page).fill('600');
  await page.getByRole('button', { name: 'Preview' }).click();
  await expect(share(page)).toHaveAccessibleDescription(/Too big/);
  await expect(share(page)).toHaveValue('600');

  await share(page).fill('60');
  await page.getByRole('button', { name: 'Preview' }).click();
  await expect(page.getByText(/results? would move/)).toBeVisible();
  await expect(page.getByText('Changes arrive through pull requests: partly met → met').first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Save as 2026\.1\+/ }).click();
  await expect(reason(page)).toHaveAccessibleDescription(/Give a reason/);
  await reason(page).fill('Urgent fixes may be pushed');
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByRole('button', { name: /^Save as 2026\.1\+/ }).click();
  await expect(page.getByText(/From now on Cairn judges by model 2026\.1\+/)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Changes' })).toContainText('Urgent fixes may be pushed');

  await page.goto(before);
  await page.getByRole('button', { name: /^Judge again under 2026\.1\+/ }).click();
  await page.waitForURL((url) => String(url) !== before);
  const why = page.getByText(/because the model changed/);
  await why.click();
  await expect(page.getByText('pullRequestShare').first()).toBeVisible();
  await expect(page.getByText('80 % → 60 %')).toBeVisible();
  await expectAccessible(page);
  await page.goto('/method');
  await expect(page.getByText('Edited here')).toBeVisible();

  await resetModel(page);
});

story('thresholds are changed on a phone without JavaScript', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
    ...(baseURL === undefined ? {} : { baseURL }),
  });
  const page = await context.newPage();
  await page.goto('/model/settings');
  await page.getByLabel(/of its known practices met, a held level is thin/).fill('55');
  await reason(page).fill('A try');
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByRole('button', { name: /^Save as 2026\.1\+/ }).click();
  await expect(page.getByText(/From now on Cairn judges by model 2026\.1\+/)).toBeVisible();
  await expect(page.getByLabel(/of its known practices met, a held level is thin/)).toHaveValue('55');
  await resetModel(page);
  await context.close();
});
