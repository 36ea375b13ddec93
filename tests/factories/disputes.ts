import type { Dispute } from '@/lib/assessment/dispute';
import type { DeclaredDispute } from '@/lib/scan/declarations';

/** An exemption in the `.cairn.yaml` of a repository; give what a test is about. */
export function declared(said: Partial<DeclaredDispute> & Pick<DeclaredDispute, 'subject'>): DeclaredDispute {
  return {
    kind: said.outcome === undefined ? 'exemption' : 'correction',
    outcome: null,
    reason: 'It is so.',
    author: 'Payments',
    expires: '2027-06-30',
    path: '.cairn.yaml',
    line: 4,
    ...said,
  };
}

/** What was told in the application, of a team unless a test says otherwise. */
export function told(subject: Dispute['subject'], said: Partial<Dispute> = {}): Dispute {
  return {
    kind: said.outcome === undefined ? 'exemption' : 'correction',
    subject,
    outcome: null,
    reason: 'It is so.',
    author: 'Payments',
    expires: '2027-06-30',
    source: {
      from: 'application',
      id: subject.id,
      scope: 'team',
      repository: null,
      recordedAt: '2026-06-01T10:00:00.000Z',
    },
    ...said,
  };
}
