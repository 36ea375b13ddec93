import { describe, expect, it } from 'vitest';
import { isDocumentPath, isGuidePath, readGuide } from '@/lib/scan/documents/deployment-guide';

const way = 'Open a pull request. Once it is merged, Argo CD syncs it to production.';

describe('lib/scan/documents/deployment-guide.ts', () => {
  it.each([
    ['README.md', true],
    ['clusters/README.rst', true],
    ['CONTRIBUTING.md', true],
    ['docs/how-to/deploying.md', true],
    ['docs/release-process.adoc', true],
    ['runbooks/rollback.md', true],
    ['docs/admin/sync-argo-cd.rst', true],
    ['docs/developers/upgrade.rst', true],
    ['charts/shop/templates/README.md', false],
    ['docs/cooperation.md', false],
    ['scripts/deploy.sh', false],
    ['apps/deployment.yaml', false],
  ])('reads %s: %s', (path, expected) => {
    expect(isGuidePath(path)).toBe(expected);
  });

  it('knows documentation of any kind', () => {
    expect(isDocumentPath('docs/architecture.md')).toBe(true);
    expect(isDocumentPath('src/readme.md')).toBe(false);
  });

  it.each([
    ['Markdown', `# Shop\n\nA shop.\n\n## How to deploy\n\n${way}\n`, 'How to deploy', 5],
    ['reStructuredText', `Shop\n====\n\nDeploying\n---------\n\n${way}\n`, 'Deploying', 4],
    ['AsciiDoc', `= Shop\n\n== Releasing\n\n${way}\n`, 'Releasing', 3],
    ['a heading with nothing else', `# Shop\n\n## GitOps\n\n${way}\n`, 'GitOps', 3],
    ['upgrading', `# Shop\n\n## Upgrading an application\n\n${way}\n`, 'Upgrading an application', 3],
    ['pressing sync', `# Shop\n\n## Syncing Argo CD\n\n${way}\n`, 'Syncing Argo CD', 3],
    ['changes', `# Shop\n\n## Making changes\n\n${way}\n`, 'Making changes', 3],
    [
      'the way back',
      `# Shop\n\n## Rolling back\n\nRevert the commit; the pipeline applies it to staging first.\n`,
      'Rolling back',
      3,
    ],
  ])('finds the way in %s', (_name, text, heading, line) => {
    expect(readGuide(text)).toEqual({ section: { heading, line }, hints: true });
  });

  it.each([
    ['a heading alone', '# Shop\n\n## Deploy\n\nTBD\n'],
    [
      'a start on a machine of one’s own',
      '# Shop\n\n## Deploy\n\nRun `kubectl apply -f deploy.yaml` on your cluster.\n',
    ],
    ['an upgrade of something else', `# Shop\n\n## Upgrading the laptop\n\n${way}\n`],
    ['a trial', `# Shop\n\n## Deploy locally\n\n${way}\n`],
    ['how its documentation is released', `# Shop\n\n## Releasing the documentation\n\n${way}\n`],
    ['something about one deployment', `# Shop\n\n## Refreshing a deployment's images\n\n${way}\n`],
    ['a requirement', `# Shop\n\n## Deployment requirements\n\n${way}\n`],
    ['the product of that name', '# GitOps Bridge\n\nArgo CD for many clusters.\n'],
    ['a title over badges', '# My cluster by GitOps\n\n[![last commit](https://a.example/b)](https://a.example/c)\n'],
    ['a title with all the words', '# GitOps workflow for a cluster\n\n![logo](a.png)\n'],
    ['a heading inside code', `# Shop\n\n\`\`\`\n# deploy\n${way}\n\`\`\`\n`],
  ])('takes %s for no description', (_name, text) => {
    expect(readGuide(text).section).toBeNull();
  });

  it.each([
    ['https://git.example.org/team/ci/blob/main/pipelines/live/deploy.yaml', 'https://git.example.org/team/ci'],
    ['https://git.example.org/group/sub/ci/-/tree/main/pipeline/a.yml', 'https://git.example.org/group/sub/ci'],
    ['https://git.example.org/team/ci/src/main/Jenkinsfile', 'https://git.example.org/team/ci'],
  ])('finds the pipeline that %s is a link to', (link, repository) => {
    const text = `# Shop\n\nChanges are applied by [this job](${link}).\n`;
    expect(readGuide(text).pipelineAt).toEqual({ repository, line: 3 });
  });

  it.each([
    'https://git.example.org/team/app/blob/main/.github/workflows/ci.yml',
    'https://git.example.org/team/app/blob/main/docs/pipelines.md',
    'https://git.example.org/pipelines/live/deploy.yaml',
  ])('takes %s for no link to the pipeline of another repository', (link) => {
    expect(readGuide(`# Shop\n\nSee [this](${link}).\n`).pipelineAt).toBeUndefined();
  });

  it('tells sections with operational steps, informal ones too, beside the way', () => {
    const text = 'Shop\n====\n\n.. rubric:: Upgrading the cluster\n\n#. Drain the nodes.\n#. Upgrade them.\n';
    expect(readGuide(text)).toMatchObject({
      section: null,
      operations: [{ heading: 'Upgrading the cluster', line: 4 }],
    });
  });

  it('says whether a document touches on it, or points elsewhere', () => {
    expect(readGuide('# Shop\n\nA shop.\n')).toEqual({ section: null, hints: false });
    expect(readGuide('# Shop\n\nDeploys are made on Fridays.\n').hints).toBe(true);
    expect(readGuide('# Shop\n\nSee https://wiki.example.org/shop\n').hints).toBe(true);
  });
});
