import { describe, expect, it } from 'vitest';
import type { RepositoryRole } from '@/lib/assessment/report';
import { suggestTeamKind, type TeamKind } from '@/lib/assessment/team-kind';

const cases: [RepositoryRole[], TeamKind][] = [
  [[], 'stream-aligned'],
  [['application', 'configuration'], 'stream-aligned'],
  [['platform'], 'platform'],
  [['infrastructure', 'configuration'], 'platform'],
  [['infrastructure', 'application'], 'stream-aligned'],
  [['charts', 'library'], 'complicated-subsystem'],
  [['charts', 'documentation'], 'complicated-subsystem'],
  [['documentation'], 'enabling'],
  [['mixed'], 'stream-aligned'],
];

describe('lib/assessment/team-kind.ts', () => {
  it.each(cases)('suggests for a team with repositories of %j that it is %s', (roles, kind) => {
    expect(suggestTeamKind(roles)).toBe(kind);
    expect(suggestTeamKind(roles.toReversed())).toBe(kind);
  });
});
