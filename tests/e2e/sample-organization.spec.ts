import { expect, type Page } from '@playwright/test';
import { expectAccessible, story } from '@/tests/e2e/story';

/** The sample's teams: where each stands, what holds it back, and a place that proves something of it. */
const teams = [
  {
    name: 'Catalogue',
    level: 'Core GitOps, Level 1',
    next: 'Changes arrive through pull requests',
    practice: 'Drift is reverted automatically',
    place: /clusters\/production\/pictures\.yaml/,
    line: 'suspend: true',
  },
  {
    name: 'Checkout',
    level: 'Enterprise GitOps, Level 2',
    next: 'One definition is rendered for many targets',
    practice: 'References in production are fixed versions',
    place: /apps\/overlays\/dev\/orders\/debug\.yaml/,
    line: 'traffic-viewer:latest',
  },
  {
    name: 'Payments',
    level: 'Prerequisites, Level 0',
    next: 'An agent pulls the desired state',
    practice: 'An agent pulls the desired state',
    place: /\.github\/workflows\/deliver\.yml/,
    line: 'helm upgrade --install payments',
  },
  {
    name: 'Platform',
    level: 'Enterprise GitOps, Level 2',
    next: 'Changes reach the fleet in waves',
    practice: 'References in production are fixed versions',
    place: /add-ons\/loki\.yaml/,
    line: 'targetRevision: 6.*',
  },
  {
    name: 'Sales reports',
    level: 'Not yet placed',
    next: 'Automation starts production deployments',
    practice: 'No readable credentials in Git',
    place: /k8s\/production\/database\.yaml/,
    line: 'password: •••',
  },
  {
    name: 'Stores',
    level: 'GitOps at Scale, Level 3',
    next: null,
    practice: 'Changes reach the fleet in waves',
    place: /hub\/shops\.yaml/,
    line: 'type: RollingSync',
  },
] as const;

type Team = (typeof teams)[number];

/** Its level, what comes next, one place of evidence, and its past: by clicking alone. */
async function lookAt(page: Page, { name, level, next, practice, place, line }: Team): Promise<void> {
  await page.getByRole('link', { name, exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page.getByRole('heading', { name: level, exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Next steps' })).toBeVisible();
  if (next === null) await expect(page.getByText('Nothing holds it back.')).toBeVisible();
  else await expect(page.getByRole('heading', { name: next, exact: true })).toBeVisible();

  await page.getByRole('link', { name: 'What was gained and lost, month by month' }).click();
  await expect(page.getByRole('heading', { level: 1, name: `The past of ${name}` })).toBeVisible();
  await page.goBack();

  await page.getByRole('link', { name: 'Every practice, indicator and place of evidence' }).click();
  const row = page
    .getByRole('group')
    .filter({ has: page.getByText(practice, { exact: true }) })
    .last();
  await row.getByText(practice, { exact: true }).click();
  await row.getByRole('link', { name: place }).first().click();
  await expect(page.getByText(line).first()).toBeVisible();
}

/** From a figure of delivery to its deployments, and from one of them to what its sources tell, by clicking alone. */
async function lookAtDelivery(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Delivery', exact: true }).first().click();
  const figure = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: 'Deployment frequency' }) });
  const [, count = ''] = /(\d+) deployments/.exec(await figure.first().innerText()) ?? [];
  expect(Number(count)).toBeGreaterThan(50);
  await expectAccessible(page);

  await figure.first().getByRole('link', { name: 'The deployments' }).click();
  await expect(
    page.getByRole('heading', { level: 1, name: `Deployment frequency: ${count} deployments` }),
  ).toBeVisible();
  const deployments = page.getByRole('table', { name: 'Deployments' });
  await expectAccessible(page);

  await deployments.getByRole('row').nth(1).getByRole('link').click();
  await expect(page.getByRole('heading', { name: 'As its sources tell it' })).toBeVisible();
  await expectAccessible(page);
}

story('the sample organization comes by itself, shows each level, and goes for good', async ({ page }) => {
  story.setTimeout(240_000);
  page.setDefaultTimeout(20_000);
  await page.goto('/');
  const sample = page.getByRole('article', { name: /Otterbrook Market|The sample organization/ });
  await expect(sample).toBeVisible();
  await expect(sample.getByRole('link', { name: 'Look around' })).toBeVisible({ timeout: 90_000 });
  await expectAccessible(page);
  for (const { name, level } of teams) {
    await expect(sample.getByRole('listitem').filter({ hasText: name })).toContainText(level);
  }
  await expect(page.getByRole('region', { name: 'Latest assessments' })).not.toContainText('otterbrook');

  await sample.getByRole('link', { name: 'Look around' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Otterbrook Market' })).toBeVisible();
  await expect(page.getByText('This is the sample organization.')).toBeVisible();
  await expectAccessible(page);
  const overview = page.url();
  for (const team of teams) {
    await page.goto(overview);
    await lookAt(page, team);
  }
  await page.goto(overview);
  await lookAtDelivery(page);

  await page.goto('/model/levels/3');
  await page.getByRole('link', { name: 'Stores', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Stores' })).toBeVisible();
  await page.goto('/model/steps/0-1');
  await expect(page.getByRole('region', { name: 'Before and after' }).getByRole('link')).toHaveText([
    'Payments',
    'Catalogue',
  ]);

  await page.goto('/');
  await page.getByRole('button', { name: 'Remove the sample' }).click();
  const comeBack = page.getByRole('button', { name: 'Make the sample organization' });
  await expect(comeBack).toBeVisible({ timeout: 30_000 });
  await page.reload();
  await expect(comeBack).toBeVisible();
  expect((await page.request.get(overview)).status()).toBe(404);
  await page.goto('/model/levels/3');
  await expect(page.getByRole('heading', { level: 1, name: 'GitOps at Scale, Level 3' })).toBeVisible();
  await expect(page.getByText('in the sample organization')).toBeHidden();
});
