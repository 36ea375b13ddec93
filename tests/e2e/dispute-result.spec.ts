import { expect } from '@playwright/test';
import { expectAccessible, story } from '@/tests/e2e/story';
import { applicationWithoutSelfHeal, deployment } from '@/tests/e2e/web-manifests';
import { makeGitRepository } from '@/tests/factories/git-repository';

const cairnFile = `version: 1
exemptions:
  - id: criterion/preview-environments
    reason: Batch jobs have nothing to preview.
    author: Team Web
    expires: ${inDays(30)}
  - id: criterion/break-glass
    reason: We were new to this.
    author: Team Web
    expires: 2026-01-31
corrections:
  - id: indicator/argocd-prune
    outcome: fine
    reason: It is fine.
    author: Team Web
    expires: ${inDays(30)}
`;
const files = {
  '.cairn.yaml': cairnFile,
  // Whatever renders it for the cluster adds what corrects drift: nobody can see that in the repository.
  'argocd/web.yaml': applicationWithoutSelfHeal,
  'apps/web/production/deployment.yaml': deployment,
  'apps/web/production/kustomization.yaml': 'resources: [deployment.yaml]\n',
};

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

story('an indicator is disputed, both results are seen, and it is taken back', async ({ page }) => {
  // The sample organization is made at the same time.
  story.slow();
  const made = makeGitRepository({ commits: [{ message: 'Deploy web', date: '2026-10-01T10:00:00Z', files }] });
  await page.goto('/');
  await page.getByLabel('Repository').fill(made.path);
  await page.getByRole('button', { name: 'Assess' }).click();
  await page.waitForURL(/\/assessments\//);
  await expect(page.getByRole('heading', { name: 'Prerequisites, Level 0' })).toBeVisible();

  const disputed = page.getByRole('region', { name: 'Disputed' });
  await expect(disputed).toContainText('Batch jobs have nothing to preview.');
  await expect(disputed).toContainText('Expired');
  await expect(disputed).toContainText('corrections[0].outcome must be one of present, partial, absent.');

  await page.goto(`${page.url().split(/[?#]/)[0]}/indicators/drift-detection`);
  await expect(page.getByText('Known limits')).toBeVisible();
  const form = page.getByRole('region', { name: 'Is it wrong, or does it not apply?' });
  await form.getByLabel('What is it really?').selectOption('It is present');
  await form.getByLabel('Who says so').fill('Jo Meyer');
  await form.getByRole('button', { name: 'Record it' }).click();
  await expect(form.getByText('Say why: others will ask')).toBeVisible();
  await expect(form.getByLabel('Who says so')).toHaveValue('Jo Meyer');
  await expectAccessible(page);

  await form.getByLabel('Why').fill('The generator that renders the applications sets it.');
  await form.getByRole('button', { name: 'Record it' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'It is recorded' })).toBeVisible();
  await expect(disputed).toContainText('The generator that renders the applications sets it.');
  await expect(disputed).toContainText(/As found\s*Absent\s*Prerequisites, Level 0/);
  await expect(disputed).toContainText(/Taken as said\s*Present\s*Core GitOps, Level 1/);
  await expect(form).toContainText('It is disputed already.');
  await expectAccessible(page);

  await page.goto(page.url().replace(/\/indicators\/.*/, ''));
  await expect(page.getByRole('heading', { name: 'Prerequisites, Level 0' })).toBeVisible();
  await expect(
    page.getByText('With it taken as said, the indicated level would be Core GitOps, Level 1'),
  ).toBeVisible();
  await expectAccessible(page);

  await disputed
    .getByRole('link', { name: /corrects drift|drift/i })
    .first()
    .click();
  await disputed.getByText('Take it back').first().click();
  await disputed.getByLabel('Who takes it back').fill('Jo Meyer');
  await disputed.getByRole('button', { name: 'Take it back' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'It is taken back' })).toBeVisible();
  await expect(disputed).toHaveCount(0);
  await expect(form.getByRole('button', { name: 'Record it' })).toBeVisible();
  made.cleanup();
});
