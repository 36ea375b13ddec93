import { expect } from '@playwright/test';
import { expectAccessible, story } from '@/tests/e2e/story';

story('the model is read, from the grid to a practice, its indicator and the method', async ({ page }) => {
  await page.goto('/');
  const main = page.getByRole('navigation', { name: 'Main' });
  await main.getByRole('link', { name: 'Model' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'The maturity model' })).toBeVisible();
  await expectAccessible(page);

  const reconciliation = page.getByRole('region', { name: 'Reconciliation and drift' });
  await reconciliation.getByRole('link', { name: 'Drift is reverted automatically' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Drift is reverted automatically' })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Argo CD corrects drift by itself' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Argo CD corrects drift by itself' })).toBeVisible();
  await expectAccessible(page);

  await main.getByRole('link', { name: 'Method' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'How Cairn judges' })).toBeVisible();
  await expectAccessible(page);
});

story('each level and each step can be read on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of ['/model/levels/1', '/model/steps/0-1', '/model', '/method']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, `width of ${path}`).toBeLessThanOrEqual(390);
    await expectAccessible(page);
  }
});

story('a level that the model does not have says so', async ({ page }) => {
  for (const path of ['/model/levels/4', '/model/steps/0-2', '/model/criteria/none', '/model/indicators/none']) {
    expect((await page.request.get(path)).status(), path).toBe(404);
  }
});
