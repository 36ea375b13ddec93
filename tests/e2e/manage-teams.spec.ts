import { expect, type Page } from '@playwright/test';
import { expectAccessible, story } from '@/tests/e2e/story';

const mono = 'https://git.example.org/acme/mono';

/** Creates an organization of its own for a story, and gives the address of its settings. */
async function createOrganization(page: Page, name: string): Promise<string> {
  await page.goto('/');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Organizations' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(page.getByText('The organization is created.')).toBeVisible();
  return new URL(page.url()).pathname;
}

/** From the settings to the form of a new team; both have a field for a name. */
async function openNewTeam(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Add a team' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Add a team' })).toBeVisible();
}

async function addTeam(page: Page, settings: string, name: string): Promise<void> {
  await page.goto(settings);
  await openNewTeam(page);
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Add the team' }).click();
  await expect(page.getByText('The team is added.')).toBeVisible();
}

story('an organization gets teams that share a monorepository', async ({ page }) => {
  const settings = await createOrganization(page, 'Story of teams');
  await expectAccessible(page);
  await addTeam(page, settings, 'Platform');

  await page.goto(settings);
  await openNewTeam(page);
  await expectAccessible(page);
  await page.getByLabel('Name').fill('Payments');
  await page.getByLabel('Kind').selectOption({ label: 'Stream-aligned: brings a product or service to its users' });
  await page.getByLabel('Platform').selectOption('Platform');
  await page.getByLabel('Level').selectOption({ label: 'Enterprise GitOps, Level 2' });
  await page.getByLabel('Repository 1', { exact: true }).fill(mono);
  await page.getByLabel('Folders of repository 1').fill('apps/payments\n../secrets');
  await page.getByLabel('Name').press('Enter');

  // One thing after the other is wrong; what was typed and chosen stays.
  await expect(page.getByLabel('Reason')).toHaveAccessibleDescription(/every target has a reason/);
  await expect(page.getByLabel('Kind')).toHaveValue('stream-aligned');
  await expect(page.getByLabel('Platform')).toHaveValue('platform');
  await expect(page.getByLabel('Level')).toHaveValue('2');
  await page.getByLabel('Reason').fill('Auditors ask for review.');
  await page.getByRole('button', { name: 'Add the team' }).click();
  const folders = page.getByLabel('Folders of repository 1');
  await expect(folders).toHaveAccessibleDescription(/leads out of where it starts/);
  await expect(folders).toHaveValue('apps/payments\n../secrets');
  await expectAccessible(page);
  await folders.fill('apps/payments');
  await page.getByRole('button', { name: 'More rows' }).click();
  await expect(page.getByLabel('Repository 5', { exact: true })).toBeVisible();
  await expect(page.getByLabel('Level')).toHaveValue('2');
  await page.getByRole('button', { name: 'Add the team' }).click();
  await expect(page.getByText('The team is added.')).toBeVisible();
  await expect(page.getByLabel('Reason')).toHaveValue('Auditors ask for review.');
  await expectAccessible(page);

  await page.goto(settings);
  const payments = page.getByRole('table', { name: 'Teams' }).getByRole('row').filter({ hasText: 'Payments' });
  await expect(payments).toContainText('Stream-aligned');
  await expect(payments).toContainText('Platform');
  await expect(payments).toContainText('Level 2');
  await payments.getByRole('link', { name: 'Edit Payments' }).click();
  await page.getByText('Delete this team').click();
  await page.getByRole('button', { name: 'Delete the team' }).click();
  await expect(page.getByText('The team is deleted.')).toBeVisible();
  await page.getByRole('link', { name: 'Repositories' }).click();
  await expect(page.getByRole('heading', { name: 'Without a team: 1' })).toBeVisible();
});

story('a repository that no team has stands on top until it is given to one', async ({ page }) => {
  const settings = await createOrganization(page, 'Story of repositories');
  await addTeam(page, settings, 'Payments');
  await page.goto(settings);
  await page.getByRole('link', { name: 'Repositories' }).click();
  await page.getByLabel('Addresses').fill(`${mono}\nhttps://me:token@git.example.org/acme/other`);
  await page.getByRole('button', { name: 'Add' }).click();
  await expect(page.getByLabel('Addresses')).toHaveAccessibleDescription(/Leave the user name and token out/);
  await page.getByLabel('Addresses').fill(mono);
  await page.getByRole('button', { name: 'Add' }).click();
  await expect(page.getByText('The repositories are added.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Without a team: 1' })).toContainText('git.example.org/acme/mono');
  await expectAccessible(page);

  await page.getByText('Give to a team: git.example.org/acme/mono').click();
  await page.getByLabel('Team', { exact: true }).selectOption('Payments');
  await page.getByLabel('Folders').fill('apps/payments');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Give to the team' }).click();
  await expect(page.getByText('The repository is given to the team.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'With a team: 1' })).toContainText('apps/payments');

  await page.getByText('Remove: git.example.org/acme/mono').click();
  await page.getByRole('button', { name: 'Remove from the organization' }).click();
  await expect(page.getByText('No repository yet')).toBeVisible();
});

story('services say who answers for them, and whether they are in production', async ({ page }) => {
  const settings = await createOrganization(page, 'Story of services');
  await addTeam(page, settings, 'Payments');
  await page.goto(settings);
  await page.getByRole('link', { name: 'Services' }).click();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Add a service' }).click();
  await page.getByLabel('Name').fill('checkout');
  await page.getByLabel('Team').selectOption('Payments');
  await page.getByLabel('Folder').fill('apps/checkout');
  await page.getByRole('button', { name: 'Add the service' }).click();
  await expect(page.getByLabel('Repository')).toHaveAccessibleDescription(/Choose the repository/);
  await expect(page.getByLabel('Team')).toHaveValue('payments');
  await page.getByLabel('Folder').fill('');
  await page.getByLabel('Runs in production').uncheck();
  await page.getByRole('button', { name: 'Add the service' }).click();
  const row = page.getByRole('table', { name: 'Services' }).getByRole('row').filter({ hasText: 'checkout' });
  await expect(row).toContainText('Not in production');
  await row.getByRole('link', { name: 'checkout' }).click();
  await expect(page.getByLabel('Runs in production')).not.toBeChecked();
  await expectAccessible(page);
  await page.getByText('Delete this service').click();
  await page.getByRole('button', { name: 'Delete the service' }).click();
  await expect(page.getByText('No service yet')).toBeVisible();
});

story('a file of teams goes in and out, and a broken one changes nothing', async ({ page }) => {
  const settings = await createOrganization(page, 'Story of a file');
  await page.getByText('Take in a file').click();
  await expectAccessible(page);
  const text = page.getByLabel('Or its text');
  await text.fill('organization: Story of a file\nteams:\n  - name: Payments\n    kind: squad\n');
  await page.getByRole('button', { name: 'Take in the file' }).click();
  await expect(text).toHaveAccessibleDescription(/Line 4, kind: Write one of/);
  await expect(text).toHaveValue(/kind: squad/);
  await expect(page.getByText('The organization is created.')).toBeHidden();
  await expectAccessible(page);

  const file = 'organization: Story of a file\nteams:\n  - name: Payments\n    kind: platform\n';
  await page.getByLabel('File', { exact: true }).setInputFiles({
    name: 'teams.yaml',
    mimeType: 'application/yaml',
    buffer: Buffer.from(file),
  });
  await page.getByRole('button', { name: 'Take in the file' }).click();
  await expect(page.getByText('Teams: 1 created, 0 there before, 0 deleted')).toBeVisible();
  await expect(page.getByRole('table', { name: 'Teams' })).toContainText('Payments');
  await page.getByRole('link', { name: 'Overview' }).click();
  await expect(page.getByRole('heading', { name: 'Teams', exact: true })).toBeVisible();
  await page.goto(settings);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download teams.yaml' }).click();
  const chunks: Buffer[] = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(Buffer.from(chunk));
  expect(Buffer.concat(chunks).toString()).toBe(file);
});

story('facts go in as a whole, and one that is wrong keeps all of them out', async ({ page }) => {
  await createOrganization(page, 'Story of facts');
  await page.getByText('Take in facts').click();
  const text = page.getByLabel('Or the facts as text');
  const fact = (rules: string) =>
    `version: 1\nfacts:\n  - kind: git-host\n    repository: ${mono}\n    collectedAt: 2026-10-01T08:00:00Z\n    ${rules}\n`;
  await text.fill(fact('branchRule: {}'));
  await page.getByRole('button', { name: 'Take in the facts' }).click();
  await expect(page.getByText(/facts\[0\] has a field that Cairn does not know: branchRule/)).toBeVisible();
  await expect(text).toHaveValue(/branchRule: {}/);
  await expectAccessible(page);

  const file = fact('branchRules: { branch: main, forcePushBlocked: true }');
  await page.getByLabel('Fact file', { exact: true }).setInputFiles({
    name: 'facts.yaml',
    mimeType: 'application/yaml',
    buffer: Buffer.from(file),
  });
  await page.getByRole('button', { name: 'Take in the facts' }).click();
  await expect(page.getByText('Facts read: 1, of which 1 new')).toBeVisible();
  await expect(page.getByText('this organization has no such team or repository')).toBeVisible();
  await expectAccessible(page);
  await text.fill(file);
  await page.getByRole('button', { name: 'Take in the facts' }).click();
  await expect(page.getByText('All of them were known already.')).toBeVisible();
});

story('events go in line by line, and a bad line keeps none of the others out', async ({ page }) => {
  await createOrganization(page, 'Story of events');
  await page.getByText('Take in events').click();
  const deployment = (id: string, finishedAt: string) =>
    JSON.stringify({
      type: 'deployment',
      id,
      service: 'shop',
      environment: 'production',
      revision: 'a'.repeat(40),
      finishedAt,
      result: 'succeeded',
    });
  const text = [deployment('d-1', '2026-10-02T10:00:00Z'), '{"type":"deploiment"}', ''].join('\n');
  const files = page.getByRole('region', { name: 'Files uploaded last' }).getByRole('listitem');
  await page.getByLabel('Event file').setInputFiles({ name: 'events.ndjson', mimeType: '', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: 'Take in the events' }).click();
  await expect(page.getByText('The file is here.')).toBeVisible();
  const first = files.filter({ hasText: 'events.ndjson' });
  await expect(first.getByText('Events read: 1, of which 1 new')).toBeVisible({ timeout: 20_000 });
  await expect(first.getByText(/^Line 2: /)).toBeVisible();
  await expectAccessible(page);

  await page.reload();
  await expect(first.getByText(/^Line 2: /)).toBeVisible();
  await page.getByText('Take in events').click();
  await page.getByLabel('Or the events as text').fill(text);
  await page.getByRole('button', { name: 'Take in the events' }).click();
  const pasted = files.filter({ hasText: 'Pasted text' });
  await expect(pasted.getByText('All of them were known already.')).toBeVisible({ timeout: 20_000 });
});

story('an organization is renamed, and deleted once its name is typed', async ({ page }) => {
  const settings = await createOrganization(page, 'Story of an end');
  await page.getByLabel('Name', { exact: true }).fill('');
  await page.getByRole('button', { name: 'Save the name' }).click();
  await expect(page.getByLabel('Name', { exact: true })).toHaveAccessibleDescription(/Give the organization a name/);
  await page.getByLabel('Name', { exact: true }).fill('Story of the end');
  await page.getByRole('button', { name: 'Save the name' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Story of the end' })).toBeVisible();
  expect(new URL(page.url()).pathname).toBe(settings);

  await page.getByText('Delete this organization').click();
  await page.getByLabel('Type the name to confirm').fill('Story');
  await page.getByRole('button', { name: 'Delete the organization' }).click();
  await expect(page.getByLabel('Type the name to confirm')).toHaveAccessibleDescription(/This is not the name/);
  await page.getByLabel('Type the name to confirm').fill('Story of the end');
  await page.getByRole('button', { name: 'Delete the organization' }).click();
  await expect(page.getByText('The organization is deleted.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Story of the end' })).toBeHidden();
});

story.describe('without JavaScript', () => {
  story.use({ javaScriptEnabled: false });

  story('a team is added, with what was typed kept where it is wrong', async ({ page }) => {
    const settings = await createOrganization(page, 'Story without scripts');
    await page.goto(`${settings.replace(/settings$/, 'teams/new')}`);
    await page.getByLabel('Name').fill('Payments');
    await page.getByLabel('Kind').selectOption('platform');
    await page.getByLabel('Repository 1', { exact: true }).fill('ftp://git.example.org/a');
    await page.getByRole('button', { name: 'Add the team' }).click();
    await expect(page.getByLabel('Repository 1', { exact: true })).toHaveAccessibleDescription(/does not read/);
    await expect(page.getByLabel('Name')).toHaveValue('Payments');
    await expect(page.getByLabel('Kind')).toHaveValue('platform');
    await page.getByLabel('Repository 1', { exact: true }).fill(mono);
    await page.getByRole('button', { name: 'Add the team' }).click();
    await expect(page.getByText('The team is added.')).toBeVisible();
  });
});
