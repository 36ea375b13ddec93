import { describe, expect, it } from 'vitest';
import { sectionsOf } from '@/lib/scan/documents/document-sections';
import { isOperationsPath, operationsIn } from '@/lib/scan/documents/operations-guide';

function headings(text: string): string[] {
  return operationsIn(sectionsOf(text.split('\n'), { withInformal: true })).map(({ heading }) => heading);
}

const command = '```sh\nkubectl delete pod shop-0\n```\n';

describe('lib/scan/documents/operations-guide.ts', () => {
  it.each([
    ['README.md', true],
    ['velero/readme', true],
    ['docs/argo-cd/index.rst', true],
    ['docs/storage/backups.md', true],
    ['docs/how-to/restore-database.adoc', true],
    ['docs/upgrade-cluster/aws.md', true],
    ['docs/sre/shop.md', true],
    ['setup/teardown.md', true],
    ['docs/architecture.md', false],
    ['docs/ops/diagram.png', false],
    ['scripts/restore.sh', false],
    ['src/index.md', false],
    ['modules/vpc/README.md', false],
    ['docs/upgrade-changelog.md', true],
    ['docs/operations/CHANGELOG.md', false],
    ['website/versioned_docs/version-1/upgrade.md', false],
    ['docs/preoperational.md', false],
  ])('reads %s: %s', (path, expected) => {
    expect(isOperationsPath(path)).toBe(expected);
  });

  it.each([
    ['commands of a shell', `## Restoring a volume\n\n${command}`],
    ['a prompt', '## Teardown\n\n    $ terraform destroy\n'],
    ['indented commands', '# How to recreate a cluster\n\n    source .env\n    helmfile apply\n'],
    ['code of no language', '## Maintenance\n\n```\ntalosctl reboot --nodes a\n```\n'],
    [
      'directives of reStructuredText',
      'Upgrading Vault\n===============\n\n.. code-block:: console\n\n   helm upgrade\n',
    ],
    ['an informal heading', '.. rubric:: Bootstrapping the cluster\n\n#. Create it.\n#. Join the nodes.\n'],
    ['a block of AsciiDoc', '== Rotating certificates\n\n[source,bash]\n----\nkubeadm certs renew all\n----\n'],
    ['numbered steps', '## Disaster recovery\n\n1. Stop the database.\n2. Restore the last snapshot.\n'],
    ['how a node is freed', '## Freeing up a node\n\n1. Cordon it.\n2. Delete its pods.\n'],
    ['steps as headings', '## Replacing a node\n\n### Step 1: Drain it\n\n### Step 2: Remove it\n'],
    ['numbered headings', '## Recovering the database\n\n### 1. Stop the pods\n\n### 2. Restore\n'],
    ['steps below it', `## Troubleshooting\n\n### Pods do not start\n\n${command}`],
    ['a long way to its name', `# Operations\n\n## Day two\n\n### Rebuilding a cluster\n\n${command}`],
  ])('finds steps in %s', (_name, text) => {
    expect(headings(text)).toHaveLength(1);
  });

  it.each([
    ['a heading alone', '## Restoring a backup of the database\n'],
    ['an explanation', '## Upgrading the cluster\n\nRenovate opens a pull request; the nodes follow one by one.\n'],
    ['one numbered line', '## Upgrading the cluster\n\n1. It happens by itself.\n'],
    ['values', '## Bootstrapping the cluster\n\n```yaml\ncluster: a\n```\n'],
    ['another heading', `## Adding a topic to the cluster\n\n${command}`],
    ['how something works', `## How restoring volumes works\n\n${command}`],
    ['why something is done', `## Why upgrade the cluster\n\n${command}`],
    ['a thing of that name', `## System upgrade controller\n\n${command}`],
    ['an upgrade of packages', `## Upgrading dependencies\n\n${command}`],
    ['the desk of a developer', `## Local development\n\n### Teardown\n\n${command}`],
    ['a test', `# Tests\n\n## Troubleshooting\n\n${command}`],
    ['a cluster on one’s own machine', '## Teardown\n\n```sh\nkind delete cluster\n```\n'],
    ['something that does not run', '## Upgrading\n\n```sh\nnpm update\n```\n'],
    ['steps of the next section', `## Restoring a volume\n\nSee below.\n\n## Cats\n\n${command}`],
  ])('takes %s for none', (_name, text) => {
    expect(headings(text)).toEqual([]);
  });

  it('names a few sections of a document and no more', () => {
    const text = Array.from({ length: 9 }, (_, at) => `## Restoring volume ${at}\n\n${command}`).join('\n');
    expect(headings(text)).toHaveLength(5);
    expect(operationsIn(sectionsOf(text.split('\n'), { withInformal: true }))[1]).toEqual({
      heading: 'Restoring volume 1',
      line: 7,
    });
  });
});
