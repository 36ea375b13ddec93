import { describe, expect, it } from 'vitest';
import { parseFactFile } from '@/lib/connectors/fact-file';
import { parseTeamsFile } from '@/lib/organization/teams-file';
import { type SampleOrganization, sampleOrganization } from '@/lib/sample/organization';
import { tokensIn } from '@/lib/scan/documents/secret-tokens';

const day = new Date('2026-11-20T10:00:00Z');
const addressOf = (name: string) => `/srv/sample/${name}.git`;
const made = sampleOrganization(day, addressOf);

function commitsOf({ repositories }: SampleOrganization) {
  return repositories.flatMap(({ commits }) => commits);
}

describe('lib/sample/organization.ts', () => {
  it('gives the same bytes for the same day, whatever the hour', () => {
    expect(sampleOrganization(new Date('2026-11-20T23:59:59Z'), addressOf)).toEqual(made);
  });

  it('shifts the whole past with the day', () => {
    const weekLater = sampleOrganization(new Date('2026-11-27T10:00:00Z'), addressOf);
    const dates = (sample: SampleOrganization) => commitsOf(sample).map(({ date }) => date.getTime());
    expect(dates(weekLater)).toEqual(dates(made).map((date) => date + 7 * 86_400_000));
  });

  it('tells of thirteen months up to the day, on working days, and of nothing that is still to come', () => {
    const dates = commitsOf(made).map(({ date }) => date);
    expect(dates.every((date) => date < new Date('2026-11-20T00:00:00Z'))).toBe(true);
    expect(dates.filter((date) => [0, 6].includes(date.getUTCDay()))).toEqual([]);
    for (const { name, commits } of made.repositories) {
      expect(commits[0]?.date.getTime(), name).toBeLessThan(Date.parse('2025-11-20T00:00:00Z'));
    }
  });

  it('commits in order of time', () => {
    for (const { name, commits } of made.repositories) {
      const backwards = commits.filter(({ date, parents }) =>
        parents.some((parent) => (commits[parent]?.date ?? 0) > date),
      );
      expect(
        backwards.map(({ message }) => message),
        name,
      ).toEqual([]);
    }
  });

  it('is of people, addresses and hosts that cannot exist', () => {
    const people = commitsOf(made).flatMap(({ author, committer }) => [author.email, committer.email]);
    expect([...new Set(people)].filter((email) => !email.endsWith('.example'))).toEqual([]);
  });

  it('has a file of teams that can be taken in: six teams, five of them served by the platform, and a repository left over', () => {
    const { file } = parseTeamsFile(made.teamsFile, () => null);
    expect(file.teams.map(({ name, platform }) => [name, platform ?? null])).toEqual([
      ['Platform', null],
      ['Stores', 'Platform'],
      ['Checkout', 'Platform'],
      ['Catalogue', 'Platform'],
      ['Payments', 'Platform'],
      ['Sales reports', 'Platform'],
    ]);
    const named = [...file.teams.flatMap(({ repositories }) => repositories), ...file.repositories];
    expect(named.map(({ address }) => address).sort()).toEqual(
      made.repositories.map(({ name }) => addressOf(name)).sort(),
    );
    expect(file.services.map(({ name }) => name)).toEqual(['gift-cards']);
  });

  it('names folders of services that are there', () => {
    const { file } = parseTeamsFile(made.teamsFile, () => null);
    for (const { name, repository, path } of [...file.services, ...file.teams.flatMap(({ services }) => services)]) {
      const commits = made.repositories.find((each) => addressOf(each.name) === repository)?.commits ?? [];
      const written = commits.flatMap(({ files }) => Object.keys(files));
      expect(
        written.some((file) => file.startsWith(`${path}/`)),
        name,
      ).toBe(true);
    }
  });

  it('has a file of facts that can be taken in', () => {
    const facts = parseFactFile(made.factFile, day);
    expect(facts.filter(({ kind }) => kind === 'git-host')).toHaveLength(7);
    expect(facts.filter(({ kind }) => kind === 'runtime')).toHaveLength(6);
  });

  it('counts proposals as the log of the repository has them', () => {
    const [host] = parseFactFile(made.factFile, day).flatMap((fact) =>
      fact.kind === 'git-host' && fact.repository === addressOf('catalogue') ? [fact] : [],
    );
    const catalogue = made.repositories.find(({ name }) => name === 'catalogue');
    const since = Date.parse(host?.pullRequests?.since ?? '');
    const direct = (catalogue?.commits ?? []).filter(
      ({ date, parents, message, author }) =>
        date.getTime() >= since && parents.length === 1 && !message.includes('(#') && !author.name.endsWith('[bot]'),
    );
    const onBranches = (catalogue?.commits ?? []).filter(
      ({ isProposal, date }) => isProposal && date.getTime() >= since,
    );
    expect(host?.pullRequests?.commitsDirect).toBe(direct.length - onBranches.length);
  });

  it('holds no token that the secret scan of a host would stop', () => {
    const texts = commitsOf(made).flatMap(({ files }) => Object.values(files));
    expect(texts.flatMap((text) => (text === null ? [] : tokensIn(text)))).toEqual([]);
  });
});
