import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { ReportDispute } from '@/lib/assessment/dispute';
import { renderSarif } from '@/lib/export/sarif';
import type { SarifLog, SarifRun } from '@/lib/export/sarif-log';
import { told } from '@/tests/factories/disputes';
import { makeCriterion, makeIndicator, makePlace, makeReport } from '@/tests/factories/sample-report';
import { makeTeamModel, makeTeamReport } from '@/tests/lib/export/team-report';

const model = makeTeamModel();
const options = { version: '1.2.3' };
const ajv = new Ajv({
  allErrors: true,
  formats: { uri: (text) => URL.canParse(text), 'uri-reference': (text) => !/[\s|<>`\\{}]/.test(text) },
});
const validate = ajv.compile(JSON.parse(readFileSync('tests/lib/export/sarif-subset.schema.json', 'utf8')));

function runOf(...parameters: Parameters<typeof renderSarif>): SarifRun {
  const log: SarifLog = JSON.parse(renderSarif(...parameters));
  expect(validate(log), ajv.errorsText(validate.errors)).toBe(true);
  const [run] = log.runs;
  if (run === undefined) throw new Error('There is no run');
  return run;
}

function placesOf({ results }: SarifRun) {
  return results.map(({ ruleId, level, locations: [location] }) => {
    const { artifactLocation, region } = location?.physicalLocation ?? {};
    return `${level} ${ruleId} ${artifactLocation?.uri}:${region?.startLine}`;
  });
}

const figures = { verified: null, indicated: null };
const sameLevel = { without: figures, with: figures };
const disputesOfSarif: ReportDispute[] = [
  {
    ...told({ kind: 'indicator', id: 'plaintext-secrets' }, { outcome: 'absent', reason: 'It is a public test key' }),
    source: { from: 'file', ...makePlace('.cairn.yaml', 4), line: 4 },
    state: 'in-force',
    note: '',
    platform: null,
    effect: { outcome: { without: 'present', with: 'absent' }, level: sameLevel, criteria: [] },
  },
  {
    ...told({ kind: 'criterion', id: 'drift-corrected' }),
    state: 'in-force',
    note: '',
    platform: null,
    effect: {
      outcome: { without: 'not-met', with: 'exempt' },
      level: sameLevel,
      criteria: [{ id: 'drift-corrected', without: 'not-met', with: 'exempt' }],
    },
  },
];

describe('lib/export/sarif.ts', () => {
  it('gives one result for each place: risks, gates not met, practices in part', () => {
    expect(placesOf(runOf(makeTeamReport(), model, options))).toEqual([
      'error indicator/plaintext-secrets apps/db-secret.yaml:7',
      'warning indicator/floating-images apps/shop-0/deployment.yaml:20',
      'warning indicator/floating-images apps/shop-1/deployment.yaml:21',
      'warning indicator/floating-images apps/shop-2/deployment.yaml:22',
      'warning indicator/floating-images apps/shop-3/deployment.yaml:23',
      'warning indicator/floating-images apps/shop-4/deployment.yaml:24',
      'warning criterion/drift-corrected apps/shop.yaml:14',
      'warning criterion/drift-corrected apps/cart.yaml:12',
      'note criterion/fleet-waves fleet.yaml:3',
      'note indicator/argocd-self-heal apps/shop.yaml:14',
    ]);
  });

  it('tells of a setting of the host without a place in a file', () => {
    const source = { name: 'branch rules of main', asOf: '2026-11-20T08:00:00Z' };
    const rules = { ...makePlace('', null, 'force pushes are allowed'), commit: '', source };
    const short = makeCriterion({ id: 'drift-corrected', outcome: 'not-met', gate: 1, evidence: [rules] });
    const { results, invocations } = runOf(
      makeReport({ criteria: [short], indicators: [], safety: [] }),
      model,
      options,
    );
    expect(results).toEqual([]);
    expect(invocations[0]?.toolExecutionNotifications?.map(({ associatedRule }) => associatedRule?.id)).toContain(
      'criterion/drift-corrected',
    );
  });

  it('suppresses what people dispute, with who says so, why, until when and where', () => {
    const secret = makeIndicator({
      id: 'plaintext-secrets',
      evidence: [makePlace('apps/db-secret.yaml', 7)],
      disputed: { without: 'present', with: 'absent' },
    });
    const gate = makeCriterion({
      id: 'drift-corrected',
      outcome: 'exempt',
      gate: 1,
      evidence: [makePlace('apps/shop.yaml', 14)],
      disputed: { without: 'not-met', with: 'exempt' },
    });
    const parts = { indicators: [secret], criteria: [gate], safety: [], disputes: disputesOfSarif };
    const { results } = runOf(makeReport(parts), model, options);
    expect(results.map(({ ruleId, suppressions }) => [ruleId, suppressions])).toEqual([
      [
        'indicator/plaintext-secrets',
        [
          {
            kind: 'inSource',
            status: 'accepted',
            justification: 'Payments, until 2027-06-30, in .cairn.yaml:4 of shop/deploy: It is a public test key.',
            location: expect.objectContaining({
              physicalLocation: {
                artifactLocation: { uri: '.cairn.yaml', uriBaseId: '%SRCROOT%' },
                region: { startLine: 4 },
              },
            }),
          },
        ],
      ],
      [
        'criterion/drift-corrected',
        [
          {
            kind: 'external',
            status: 'accepted',
            justification: 'Payments, until 2027-06-30, in the application on 2026-06-01: It is so.',
          },
        ],
      ],
    ]);
  });

  it('tells of disputes that count for nothing, and of mistakes in the file', () => {
    const idle = { ...disputesOfSarif[0], state: 'expired', note: 'It counted until 2026-06-01.', effect: null };
    const report = makeReport({
      indicators: [],
      criteria: [],
      safety: [],
      disputes: [ReportDispute.parse(idle)],
      disputeMistakes: [{ ...makePlace('.cairn.yaml', 9), message: 'exemptions[1].reason is missing.' }],
    });
    const notes = runOf(report, model, options).invocations[0]?.toolExecutionNotifications ?? [];
    expect(notes.map(({ level, message }) => `${level} ${message.text}`)).toEqual(
      expect.arrayContaining([
        'note Dispute of indicator/plaintext-secrets, expired: It counted until 2026-06-01.',
        'warning Not used: exemptions[1].reason is missing.',
      ]),
    );
  });

  it('has a rule for each criterion and indicator, told apart where they share an id', () => {
    const { rules } = runOf(makeTeamReport(), model, options).tool.driver;
    const ids = rules.map(({ id }) => id);
    expect(ids).toHaveLength(model.criteria.length + model.indicators.length);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('criterion/policy-as-code');
    expect(ids).toContain('indicator/policy-as-code');
  });

  it('points from each result to its rule', () => {
    const { results, tool } = runOf(makeReport(), model, options);
    expect(results.length).toBeGreaterThan(0);
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  });

  it('explains each rule, and links to its page where one is known', () => {
    const helpAddress = (kind: string, id: string) => `https://docs.example.com/${kind}/${id}`;
    const [rule] = runOf(makeReport(), model, { ...options, helpAddress }).tool.driver.rules;
    expect(rule?.helpUri).toBe('https://docs.example.com/criterion/drift-corrected');
    expect(rule?.help.markdown).toContain('## How to improve\n- Set `selfHeal`.');
    expect(rule?.help.text).toContain('How to improve\n- Set selfHeal.');
    expect(runOf(makeReport(), model, options).tool.driver.rules[0]).not.toHaveProperty('helpUri');
  });

  it('says where each repository and its commit are, and which base its paths have', () => {
    const commit = '3f9c1b7a2d4e5f60718293a4b5c6d7e8f9012345';
    const repository = (url: string) => ({ url, commit, paths: [], role: 'mixed' as const, files: 1 });
    const urls = ['git@github.com:acme/shop.git', '/srv/git/a b', 'https://git.example.com/c/d', '../e', 'x y'];
    const [second] = urls.slice(1);
    const evidence = [{ ...makePlace('x.yaml', 1), repository: second ?? '' }];
    const indicators = [makeIndicator({ id: 'floating-images', evidence })];
    const report = makeReport({ repositories: urls.map(repository), indicators, criteria: [], safety: [] });
    const run = runOf(report, model, options);
    expect(run.versionControlProvenance.map(({ repositoryUri }) => repositoryUri)).toEqual([
      'https://github.com/acme/shop',
      'file:///srv/git/a%20b',
      'https://git.example.com/c/d',
      'file:///e',
      'file:///x%20y',
    ]);
    expect(run.versionControlProvenance[1]).toMatchObject({
      revisionId: commit,
      mappedTo: { uriBaseId: '%SRCROOT2%' },
    });
    expect(run.results[0]?.locations[0]?.physicalLocation.artifactLocation.uriBaseId).toBe('%SRCROOT2%');
    expect(Object.keys(run.originalUriBaseIds)).toEqual([
      '%SRCROOT%',
      '%SRCROOT2%',
      '%SRCROOT3%',
      '%SRCROOT4%',
      '%SRCROOT5%',
    ]);
  });

  it('keeps the fingerprint of a place when its line, the commit and the checkout change', () => {
    const at = (repository: string, commit: string, line: number) => {
      const evidence = [{ repository, commit, path: 'x.yaml', line, note: 'image shop' }];
      const indicators = [makeIndicator({ id: 'floating-images', evidence })];
      const repositories = [{ url: repository, commit, paths: [], role: 'mixed' as const, files: 1 }];
      const [result] = runOf(
        makeReport({ repositories, indicators, criteria: [], safety: [] }),
        model,
        options,
      ).results;
      return result?.partialFingerprints['cairn/v1'];
    };
    expect(at('/home/a/shop', '1'.repeat(40), 3)).toContain('indicator/floating-images');
    expect(at('/home/b/other', '2'.repeat(40), 9)).toBe(at('/home/a/shop', '1'.repeat(40), 3));
  });

  it('gives places that look alike fingerprints of their own', () => {
    const evidence = [makePlace('x.yaml', 1, 'same'), makePlace('x.yaml', 9, 'same'), makePlace('y.yaml', 1, 'same')];
    const indicators = [makeIndicator({ id: 'floating-images', evidence })];
    const { results } = runOf(makeReport({ indicators, criteria: [], safety: [] }), model, options);
    expect(new Set(results.map(({ partialFingerprints }) => partialFingerprints['cairn/v1'])).size).toBe(3);
  });

  it('reports what has no place in a file beside the results, never without a place', () => {
    const criteria = [
      makeCriterion({ id: 'drift-corrected', gate: 1, outcome: 'not-met', evidence: [makePlace('', null)] }),
      makeCriterion({ id: 'policy-as-code', gate: 2, outcome: 'unknown' }),
    ];
    const run = runOf(makeReport({ criteria, indicators: [], safety: [], notCounted: [] }), model, options);
    expect(run.results).toEqual([]);
    expect(run.invocations[0]?.toolExecutionNotifications).toMatchObject([
      { level: 'warning', associatedRule: { id: 'criterion/drift-corrected', index: 0 } },
    ]);
  });

  it('says which files were not read', () => {
    const [invocation] = runOf(makeReport({ criteria: [], safety: [], indicators: [] }), model, options).invocations;
    expect(invocation?.toolExecutionNotifications).toMatchObject([
      {
        message: { text: 'Not read: over 10 MB' },
        locations: [{ physicalLocation: { artifactLocation: { uri: 'apps/huge.yaml' } } }],
      },
    ]);
  });

  it('encodes every path as a relative address', () => {
    const hostile = 'a:b/c d|<script>`\n#?%.yaml';
    const indicators = [
      makeIndicator({ id: 'floating-images', evidence: [makePlace(hostile, 1), makePlace('\ud800', 1)] }),
    ];
    const { results } = runOf(makeReport({ indicators, criteria: [], safety: [] }), model, options);
    const uri = results[0]?.locations[0]?.physicalLocation.artifactLocation.uri ?? '';
    expect(uri).toBe('a%3Ab/c%20d%7C%3Cscript%3E%60%0A%23%3F%25.yaml');
    expect(decodeURIComponent(uri)).toBe(hostile);
  });

  it('lets no text become a placeholder or a link', () => {
    const reason = 'See {0} and [this](https://evil.example).\nNow.';
    const indicators = [makeIndicator({ id: 'floating-images', reason, evidence: [makePlace('x', 1)] })];
    const [result] = runOf(makeReport({ indicators, criteria: [], safety: [] }), model, options).results;
    expect(result?.message.text).toContain('See {{0}} and [this] (https://evil.example). Now.');
  });
});
