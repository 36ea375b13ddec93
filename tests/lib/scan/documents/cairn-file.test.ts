import { describe, expect, it } from 'vitest';
import { isCairnFile, readCairnFile, readCairnFiles } from '@/lib/scan/documents/cairn-file';

const whole = `# Where we disagree with Cairn
version: 1
exemptions:
  - id: criterion/preview-environments
    reason: "  Batch jobs have nothing to preview. "
    author: Payments
    expires: 2027-06-30
corrections:
  - id: argocd-self-heal
    outcome: present
    reason: It is set by the generator that renders the applications.
    author: Jo Meyer
    expires: "2027-03-31"
`;

const read = (content: string) => readCairnFile('.cairn.yaml', content);
const entry = (changes: string) => `version: 1
exemptions:
  - id: criterion/break-glass
    reason: We have none.
    author: Payments
    ${changes}
`;

describe('lib/scan/documents/cairn-file.ts', () => {
  it('reads exemptions and corrections with the line of each', () => {
    expect(read(whole)).toEqual({
      disputes: [
        {
          kind: 'exemption',
          subject: 'criterion/preview-environments',
          outcome: null,
          reason: 'Batch jobs have nothing to preview.',
          author: 'Payments',
          expires: '2027-06-30',
          path: '.cairn.yaml',
          line: 4,
        },
        {
          kind: 'correction',
          subject: 'argocd-self-heal',
          outcome: 'present',
          reason: 'It is set by the generator that renders the applications.',
          author: 'Jo Meyer',
          expires: '2027-03-31',
          path: '.cairn.yaml',
          line: 9,
        },
      ],
      mistakes: [],
    });
  });

  it.each([
    ['expires: soon', 'exemptions[0].expires must be the last day that it counts, such as 2027-06-30.', 6],
    ['expires: 2027-02-30', 'exemptions[0].expires must be the last day that it counts, such as 2027-06-30.', 6],
    ['until: 2027-06-30', 'exemptions[0] has a field that is not known here: until. Check its spelling', 3],
    ['owner: me\n    expires: 2027-06-30', 'exemptions[0] has a field that is not known here: owner.', 3],
  ])('tells the line and the field of a mistake: %s', (changes, message, line) => {
    const { disputes, mistakes } = read(entry(changes));
    expect(disputes).toEqual([]);
    expect(mistakes.map((mistake) => mistake.message).join('\n')).toContain(message);
    expect(mistakes.map((mistake) => mistake.line)).toContain(line);
  });

  it('tells which fields are missing', () => {
    const { mistakes } = read('version: 1\ncorrections:\n  - id: argocd-self-heal\n');
    expect(mistakes.map(({ message }) => message)).toEqual([
      'corrections[0].reason is missing: say why in a sentence.',
      'corrections[0].author is missing: name the person or the team that says so.',
      'corrections[0].expires must be the last day that it counts, such as 2027-06-30.',
      'corrections[0].outcome must be one of present, partial, absent.',
    ]);
  });

  it('loses an entry with a mistake and keeps the others', () => {
    const { disputes, mistakes } = read(whole.replace('outcome: present', 'outcome: fine'));
    expect(disputes.map(({ subject }) => subject)).toEqual(['criterion/preview-environments']);
    expect(mistakes).toEqual([
      { path: '.cairn.yaml', line: 10, message: 'corrections[0].outcome must be one of present, partial, absent.' },
    ]);
  });

  it.each([
    ['exemptions: []', 'version must be 1'],
    ['version: 2\nexemptions: []', 'version must be 1'],
    ['- a', 'It must hold version: 1'],
    ['version: 1\nexemptions: {a: b}', 'exemptions must be a list.'],
    ['version: 1\nexemptions: [x]', 'exemptions[0] must hold id, reason, author and expires.'],
    ['version: 1\nlevel: 3', 'level is not known here.'],
    ['version: [', 'It is not valid YAML'],
    [`version: 1 #${'x'.repeat(100_000)}`, 'It is longer than 100,000 characters.'],
  ])('uses nothing of %s', (content, message) => {
    const { disputes, mistakes } = read(content);
    expect(disputes).toEqual([]);
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]?.message).toContain(message);
  });

  it('is not harmed by what is meant to harm', () => {
    for (const content of ['__proto__: {version: 1}', 'version: 1\nexemptions: &a [*a]', `a: ${'['.repeat(10_000)}`]) {
      expect(read(content).disputes).toEqual([]);
      expect(read(content).mistakes.length).toBeGreaterThan(0);
    }
  });

  it('reads no more than 100 entries of a list, and says so', () => {
    const one = '  - {id: criterion/break-glass, reason: None., author: us, expires: 2027-01-01}\n';
    const { disputes, mistakes } = read(`version: 1\nexemptions:\n${one.repeat(101)}`);
    expect(disputes).toHaveLength(100);
    expect(mistakes.map(({ message }) => message)).toEqual([
      'exemptions holds more than 100 entries: only those are used.',
    ]);
  });

  it('takes an empty file for one that says nothing', () => {
    expect(read('# nothing yet\n')).toEqual({ disputes: [], mistakes: [] });
  });

  it('reads the file at the top and those of the folders that are looked at', () => {
    const texts = new Map([
      ['.cairn.yaml', whole],
      ['apps/shop/.cairn.yaml', entry('expires: 2027-06-30')],
      ['apps/cart/.cairn.yaml', whole],
    ]);
    const paths = (folders: string[]) => readCairnFiles(texts, folders)?.disputes.map(({ path }) => path);
    expect(paths([])).toEqual(['.cairn.yaml', '.cairn.yaml']);
    expect(paths(['apps/shop'])).toEqual(['.cairn.yaml', '.cairn.yaml', 'apps/shop/.cairn.yaml']);
    expect(readCairnFiles(new Map(), [])).toBeUndefined();
  });

  it('knows its files by their name', () => {
    expect(['.cairn.yaml', 'a/.cairn.yaml', 'x.cairn.yaml', '.cairn.yml'].map(isCairnFile)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
