import { expect } from '@playwright/test';
import { expectAccessible, story } from '@/tests/e2e/story';
import { application, deployment } from '@/tests/e2e/web-manifests';
import { makeGitRepository } from '@/tests/factories/git-repository';

const files = {
  'argocd/web.yaml': application,
  'apps/web/production/deployment.yaml': deployment,
  'apps/web/production/kustomization.yaml': 'resources: [deployment.yaml]\n',
};

story('a repository is assessed, and a finding leads to its line', async ({ page }) => {
  // The sample organization is made at the same time.
  story.slow();
  const made = makeGitRepository({ commits: [{ message: 'Deploy web', date: '2026-10-01T10:00:00Z', files }] });
  await page.goto('/');
  await expectAccessible(page);
  await page.getByLabel('Repository').fill(made.path);
  await page.getByRole('button', { name: 'Assess' }).click();
  await page.waitForURL(/\/(jobs|assessments)\//);
  await page.waitForURL(/\/assessments\//);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectAccessible(page);

  const indicators = page.getByRole('table', { name: 'Indicators by group' });
  const selfHeal = indicators.getByRole('row').filter({ hasText: 'Argo CD corrects drift by itself' });
  await expect(selfHeal).toContainText('Present');
  await selfHeal.getByText('Argo CD corrects drift by itself').click();
  await selfHeal.getByRole('link', { name: /argocd\/web\.yaml/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: /argocd\/web\.yaml/ })).toBeVisible();
  await expect(page.getByText('selfHeal: true')).toBeVisible();
  await expectAccessible(page);

  await page.goto('/');
  await expect(page.getByRole('link', { name: made.path.split('/').at(-1) ?? '' })).toBeVisible();
  made.cleanup();
});

story('the past of an assessment is replayed, and says what a commit gained', async ({ page }) => {
  // The sample organization is made at the same time.
  story.slow();
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
  const { 'argocd/web.yaml': agent, ...workload } = files;
  const made = makeGitRepository({
    commits: [
      { message: 'Deploy web', date: daysAgo(150), files: workload },
      { message: 'Let Argo CD keep web', date: daysAgo(70), files: { 'argocd/web.yaml': agent } },
    ],
  });
  await page.goto('/');
  await page.getByLabel('Repository').fill(made.path);
  await page.getByRole('button', { name: 'Assess' }).click();
  await page.waitForURL(/\/assessments\//);
  await page.getByRole('link', { name: 'The past, month by month' }).click();
  await expect(page.getByText('The past was not replayed yet')).toBeVisible();
  await page.getByRole('button', { name: 'Replay the past' }).click();
  const changes = page.getByRole('region', { name: 'Gained and lost' });
  await expect(changes).toContainText('no level → Level 1');
  await expect(
    changes.getByRole('listitem').filter({ hasText: 'An agent pulls the desired state' }).last(),
  ).toContainText('Let Argo CD keep web');
  await expectAccessible(page);
  made.cleanup();
});

story('an address that cannot be read is refused at its field', async ({ page }) => {
  await page.goto('/');
  await page.getByLabel('Repository').fill('ftp://example.org/config');
  await page.getByRole('button', { name: 'Assess' }).click();
  await expect(page.getByLabel('Repository')).toHaveAccessibleDescription(/ftp:\/\/, which Cairn does not read/);
  await expect(page.getByLabel('Repository')).toHaveValue('ftp://example.org/config');
  await expectAccessible(page);
});

story('a repository that is not there gives its reason', async ({ page }) => {
  await page.goto('/');
  await page.getByLabel('Repository').fill('/nowhere/to/be/found');
  await page.getByRole('button', { name: 'Assess' }).click();
  await expect(page.getByText('/nowhere/to/be/found')).toBeVisible();
  await expect(page.getByText('could not be finished')).toBeVisible();
  await expectAccessible(page);
});

story('an address of Cairn that does not exist says so', async ({ page }) => {
  // Asked without showing it: the browser itself would report the status on its console.
  const answer = await page.request.get('/assessments/none');
  expect(answer.status()).toBe(404);
});
