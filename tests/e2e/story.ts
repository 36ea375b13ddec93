import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';

/** A story in the browser. What the page complains about on its console, and every error that it throws, fails it. */
export const story = base.extend<{ silentPage: undefined }>({
  silentPage: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      await use(undefined);
      expect(complaints, 'the console of the browser').toEqual([]);
    },
    { auto: true },
  ],
});

/** No violation of WCAG 2.2 A and AA that axe calls serious or worse, in the light look and in the dark one. */
export async function expectAccessible(page: Page): Promise<void> {
  // After a move within the application the title arrives a moment later than the content.
  await expect(page).toHaveTitle(/\S/);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze();
    const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    const places = grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
    expect(places, `axe, ${colorScheme}, ${page.url()}`).toEqual([]);
  }
}
