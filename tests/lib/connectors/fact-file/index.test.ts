import { describe, expect, it } from 'vitest';
import { LONGEST_FACT_FILE, parseFactFile } from '@/lib/connectors/fact-file';
import { isCairnError } from '@/lib/errors';

const now = new Date('2026-11-21T00:00:00Z');

function refusalOf(text: string): string {
  try {
    parseFactFile(text, now);
  } catch (error) {
    if (isCairnError(error)) return error.message;
    throw error;
  }
  return 'not refused';
}

const host = (extra: string) => `
version: 1
facts:
  - kind: git-host
    repository: https://git.example.com/shop/deploy
    collectedAt: 2026-11-20T08:00:00Z
${extra}`;

const runtime = (extra: string) => `
version: 1
facts:
  - kind: runtime
    system: argo-cd
    environment: prod-eu
    collectedAt: 2026-11-20T08:00:00Z
${extra}`;

describe('lib/connectors/fact-file/index.ts', () => {
  it('reads YAML and JSON alike, and takes what is left out for unreadable', () => {
    const facts = parseFactFile(
      host('    branchRules: { branch: main, directPushBlocked: true, requiredChecks: [] }'),
      now,
    );
    expect(facts).toEqual([
      {
        kind: 'git-host',
        repository: 'https://git.example.com/shop/deploy',
        collectedAt: '2026-11-20T08:00:00Z',
        branchRules: {
          branch: 'main',
          directPushBlocked: true,
          forcePushBlocked: null,
          requiredChecks: [],
          appliesToAdministrators: null,
          codeOwnersRequired: null,
          requiredApprovals: null,
        },
        pullRequests: null,
        access: null,
        secretScanning: null,
        deployments: null,
      },
    ]);
    expect(parseFactFile(JSON.stringify({ version: 1, facts }), now)).toEqual(facts);
  });

  it('tells the tier from the name of the environment, and asks for it where the name does not tell', () => {
    expect(parseFactFile(runtime('    team: shop'), now)).toMatchObject([{ tier: 'production', team: 'shop' }]);
    expect(parseFactFile(runtime('    team: shop\n    tier: staging'), now)).toMatchObject([{ tier: 'staging' }]);
    expect(refusalOf(runtime('    team: shop').replace('prod-eu', 'blue'))).toContain(
      'facts[0].tier is missing: "blue" does not tell it. Write production, staging, testing or development.',
    );
  });

  it('asks whose a running view is', () => {
    expect(refusalOf(runtime(''))).toContain('facts[0].team is missing: name the team that it speaks of');
  });

  it('never keeps credentials of an address', () => {
    const text = host('').replace('https://', 'https://me:secret@');
    expect(parseFactFile(text, now)).toMatchObject([{ repository: 'https://git.example.com/shop/deploy' }]);
  });

  it('refuses a field that it does not know, with its place', () => {
    expect(refusalOf(host('    branchRules: { branch: main, directPushBlock: true }'))).toContain(
      'facts[0].branchRules has a field that Cairn does not know: directPushBlock.',
    );
  });

  it('refuses counts that cannot be', () => {
    const window = 'since: 2026-08-20T00:00:00Z, until: 2026-11-20T00:00:00Z';
    expect(
      refusalOf(
        host(`    pullRequests: { ${window}, merged: 10, approvedByAnother: 8, byAutomationWithoutReview: 3 }`),
      ),
    ).toContain('facts[0].pullRequests.merged must be at least each of the counts of pull requests beside it.');
    expect(
      refusalOf(host(`    deployments: { since: 2026-11-20T00:00:00Z, until: 2026-08-20T00:00:00Z, total: 1 }`)),
    ).toContain('facts[0].deployments.until must not be before since.');
    expect(refusalOf(runtime('    team: shop\n    applications: { total: -1 }'))).toContain(
      'facts[0].applications.total',
    );
  });

  it('refuses facts of the future, one subject twice at one time, another kind and another version', () => {
    expect(refusalOf(host('').replace('2026-11-20', '2026-11-22'))).toContain('facts[0].collectedAt is in the future');
    const entry = host('').split('facts:\n')[1];
    expect(refusalOf(`${host('')}\n${entry}`)).toContain('facts[1] is about the same subject and time as facts[0]');
    expect(refusalOf(host('').replace('git-host', 'weather'))).toContain('facts[0].kind must be git-host or runtime.');
    expect(refusalOf(host('').replace('version: 1', 'version: 2'))).toContain('version');
  });

  it('says what is wrong with text that is no such file at all', () => {
    expect(refusalOf('')).toContain('The file: ');
    expect(refusalOf('facts: [}')).toMatch(/not valid YAML.*in line 1/);
    expect(refusalOf('x'.repeat(LONGEST_FACT_FILE + 1))).toContain('Split it into several');
  });

  it('shows few mistakes of many', () => {
    const many = host(
      '    branchRules: { a: 1, branch: main }\n    access: { b: 1 }\n    deployments: 3\n    secretScanning: 4',
    );
    expect(refusalOf(many)).toContain('And 1 more.');
  });
});
