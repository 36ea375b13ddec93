import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type TeamKind, TeamKind as teamKinds } from '@/lib/assessment/team-kind';
import { nameKey, nameProblem, tidyName } from '@/lib/organization/name';
import { folderProblem, tidyFolder } from '@/lib/organization/path-scope';
import { parseTeamsFile, type TeamsFile, writeTeamsFile } from '@/lib/organization/teams-file';

const parse = (text: string) => parseTeamsFile(text, (address) => (address.startsWith('bad') ? 'Not this one.' : null));

const full = `organization: Acme
teams:
  - name: Payments
    kind: stream-aligned
    platform: Platform
    target: { level: 2, reason: Auditors ask for review. }
    repositories: [ { address: https://git.example.org/mono, paths: [ ./apps/payments/ ] } ]
    services: [ { name: checkout, repository: https://git.example.org/mono, path: apps/checkout, production: false } ]
  - name: Platform
repositories: [ { address: https://git.example.org/lost } ]
`;

describe('lib/organization/teams-file.ts', () => {
  it('reads all that can be said', () => {
    expect(parse(full).file).toEqual({
      organization: 'Acme',
      teams: [
        {
          name: 'Payments',
          kind: 'stream-aligned',
          platform: 'Platform',
          target: { level: 2, reason: 'Auditors ask for review.' },
          repositories: [{ address: 'https://git.example.org/mono', paths: ['apps/payments'] }],
          services: [
            {
              name: 'checkout',
              repository: 'https://git.example.org/mono',
              path: 'apps/checkout',
              production: false,
            },
          ],
        },
        { name: 'Platform', repositories: [], services: [] },
      ],
      repositories: [{ address: 'https://git.example.org/lost' }],
      services: [],
    });
  });

  it('takes an empty list, and none at all, for nothing', () => {
    expect(parse('organization: Acme\nteams:\n').file.teams).toEqual([]);
    expect(parse('organization: Acme').file).toEqual({
      organization: 'Acme',
      teams: [],
      repositories: [],
      services: [],
    });
  });

  it.each([
    ['', 'Line 1: Write fields here'],
    ['- a\n- b', 'Line 1: Write fields here'],
    ['teams: []', 'Line 1, organization: Give the organization a name.'],
    ['organization: 12', 'Line 1, organization: Write text here'],
    ['organization: Acme\nteams: Payments', 'Line 2, teams: Write a list here'],
    ['organization: Acme\nteams:\n  - kind: platform', 'Line 3, name: Give the team a name.'],
    [
      'organization: Acme\nteams:\n  - name: A\n    kind: squad',
      'Line 4, kind: Write one of: stream-aligned, platform',
    ],
    ['organization: Acme\nteams:\n  - name: A\n    knid: platform', 'Line 4, knid: This field is not known here.'],
    [
      'organization: Acme\nteams:\n  - name: A\n    target:\n      level: 2',
      'Line 4, reason: Say why this level is the target: every target has a reason.',
    ],
    [
      'organization: Acme\nteams:\n  - name: A\n    target: { level: 4, reason: x }',
      'Line 4, level: Write one of: 0, 1, 2, 3',
    ],
    ['organization: Acme\nteams:\n  - name: A\n  - name: a', 'Line 4, name: There are two teams called "a".'],
    ['organization: Acme\nteams:\n  - name: A\n    platform: a', 'Line 4, platform: A cannot be its own platform.'],
    ['organization: Acme\nteams:\n  - A', 'Line 3, entry 1 of teams: Write fields here'],
    ['organization: Acme\nrepositories:\n  - address: bad one', 'Line 3, address: Not this one.'],
    [
      'organization: Acme\nrepositories:\n  - address: good\n    paths:\n      - a\n      - ../b',
      'Line 6, entry 2 of paths: "../b" leads out',
    ],
    [
      'organization: Acme\nservices: [ { name: web } ]\nteams:\n  - name: A\n    services: [ { name: WEB } ]',
      'Line 2, name: There are two services called "web".',
    ],
    ['organization: Acme\nservices: [ { name: web, production: maybe } ]', 'production: Write true or false.'],
    ['organization: Acme\nservices: [ { name: web, path: /a } ]', 'does not start inside the repository'],
    ['organization: Acme\norganization: Other', 'Line 2: Map keys must be unique'],
    ['organization: [', 'cannot be read as YAML. Line 1: '],
    ['organization: "Acme\nteams: []', 'cannot be read as YAML. Line '],
    ['organization: A\n---\norganization: B', 'cannot be read as YAML. Line '],
  ])('says of %j where it is wrong', (text, problem) => {
    expect(() => parse(text)).toThrow(problem);
  });

  it('lists all that is wrong at once', () => {
    const text = 'organization: Acme\nteams:\n  - name: A\n    kind: squad\n  - name: ""\n';
    expect(() => parse(text)).toThrow(/^Line 4, kind: .*\nLine 5, name: .*$/);
  });

  it.each([
    ['an alias bomb', `a: &a [x,x,x,x,x,x,x,x,x]\n${bomb('b', 'a')}${bomb('c', 'b')}${bomb('d', 'c')}organization: *d`],
    ['deep nesting', '['.repeat(20_000)],
    ['a size without measure', `organization: ${'x'.repeat(2_000_001)}`],
    ['keys that are no text', '? [a]\n: b'],
    ['a prototype', '__proto__: { organization: x }\norganization: Acme'],
    ['bytes that are no text', '\u0000\u0001\ufffd'],
  ])('refuses %s with a reason', (_what, text) => {
    expect(() => parse(text)).toThrowError(expect.objectContaining({ code: 'invalid-input', field: 'text' }));
  });

  it('writes the same file for the same teams in another order', () => {
    const { file } = parse(full);
    const turned = { ...file, teams: file.teams.toReversed() };
    expect(writeTeamsFile(turned)).toBe(writeTeamsFile(file));
  });

  it('reads what it wrote, whatever the names are', () => {
    fc.assert(
      fc.property(anyFile, (file) => {
        const text = writeTeamsFile(file);
        const read = parse(text).file;
        expect(writeTeamsFile(read)).toBe(text);
        expect(read).toEqual(inOrder(file));
      }),
      { numRuns: 200 },
    );
  });
});

function bomb(name: string, of: string): string {
  return `${name}: &${name} [${Array.from({ length: 9 }, () => `*${of}`).join(',')}]\n`;
}

const hostile = [
  'yes',
  'null',
  '12',
  '- a',
  'a: b',
  '#x',
  '"',
  "'",
  '!!js',
  '*a',
  '&a',
  '%',
  '{{x}}',
  '2026-01-01',
  '~',
  '?',
  '| x',
  'end:',
];
const anyName = fc
  .oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), fc.constantFrom(...hostile))
  .map(tidyName)
  .filter((name) => nameProblem(name, 'team') === null);
const anyFolder = fc
  .oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), fc.constantFrom('apps/a b', 'true', '1'))
  .filter((folder) => folderProblem(folder) === null)
  .map(tidyFolder);
const anyRepository = fc
  .tuple(fc.webUrl(), fc.uniqueArray(anyFolder, { maxLength: 3 }))
  .map(([address, paths]) => ({ address, ...(paths.length > 0 ? { paths: paths.sort() } : {}) }));
const anyRepositories = fc.uniqueArray(anyRepository, { maxLength: 3, selector: ({ address }) => address });
const anyKind = fc.constantFrom<TeamKind>(...teamKinds.options);
const anyTarget = fc.record({
  level: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const),
  reason: anyName,
});

const anyFile: fc.Arbitrary<TeamsFile> = fc
  .record({
    organization: anyName,
    names: fc.uniqueArray(anyName, { minLength: 1, maxLength: 12, selector: nameKey }),
    split: fc.nat(12),
    kind: anyKind,
    target: anyTarget,
    repositories: anyRepositories,
    unassigned: anyRepositories,
  })
  .map(({ organization, names, split, kind, target, repositories, unassigned }) => {
    const [teams, services] = [names.slice(0, split), names.slice(split)];
    const service = (name: string) => ({ name, path: 'a', repository: 'https://x.org/a', production: split % 2 === 0 });
    return {
      organization,
      teams: teams.map((name, index) => ({
        name,
        ...(index % 2 === 0 ? { kind, target, platform: teams[index + 1] ?? 'Elsewhere, and nowhere else' } : {}),
        repositories: index === 0 ? repositories : [],
        services: index === 0 ? services.slice(1).map(service) : [],
      })),
      repositories: unassigned,
      services: (teams.length > 0 ? services.slice(0, 1) : services).map(service),
    };
  });

/** A file as it is written: entries in the order of their names and addresses. */
function inOrder(file: TeamsFile): TeamsFile {
  const by = (key: string) => (a: object, b: object) => {
    const [left, right] = [String(Reflect.get(a, key)), String(Reflect.get(b, key))];
    return left < right ? -1 : left > right ? 1 : 0;
  };
  return {
    ...file,
    teams: file.teams
      .map((team) => ({
        ...team,
        repositories: team.repositories.toSorted(by('address')),
        services: team.services.toSorted(by('name')),
      }))
      .sort(by('name')),
    repositories: file.repositories.toSorted(by('address')),
    services: file.services.toSorted(by('name')),
  };
}
