import { join } from 'node:path';
import { type PaperSubject, teamPaper } from '@/lib/export/paper/team-paper';
import { readModel, readPages } from '@/lib/model/read-content';
import { makeTarget } from '@/tests/factories/organization-report';
import { makeReport } from '@/tests/factories/sample-report';

/** The model and its pages, as delivered. */
export const realModel = readModel(join(process.cwd(), 'content'));
export const realPages = readPages(join(process.cwd(), 'content'), realModel);

/** A team with a small report, with what a test wants otherwise. */
export function makeSubject(changes: Partial<PaperSubject> = {}): PaperSubject {
  return {
    name: 'Payments',
    organization: 'Acme',
    isSample: false,
    now: '2026-11-20T09:30:00Z',
    target: makeTarget(),
    report: makeReport(),
    previous: null,
    rest: 'The page of the team has everything.',
    delivery: null,
    ...changes,
  };
}

/** The paper of such a team by the real model. */
export function makeTeamPaper(changes: Partial<PaperSubject> = {}) {
  return teamPaper(makeSubject(changes), realModel, realPages);
}
