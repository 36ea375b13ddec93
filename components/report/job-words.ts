/** How people call a kind of job, and where they go from it. */
export interface JobWords {
  /** As a title, such as `Look back`. */
  name: string;
  failed: string;
  cancelled: string;
  /** Where it is started anew. */
  again: { href: string; label: string };
  /** What came of it, where that is no assessment. */
  result: { href: string; label: string } | null;
}

const onHomePage = { href: '/', label: 'Start another one' };
const onTeamPage = { href: '/organizations', label: 'Start it again on the page of the team' };

const ofKind: Readonly<Record<string, JobWords>> = {
  assess: {
    name: 'Assessment',
    failed: 'This assessment could not be finished',
    cancelled: 'This assessment was cancelled',
    again: onHomePage,
    result: null,
  },
  'assess-team': {
    name: 'Assessment of a team',
    failed: 'The team could not be assessed',
    cancelled: 'The assessment of the team was cancelled',
    again: onTeamPage,
    result: null,
  },
  history: {
    name: 'Look back',
    failed: 'The past could not be replayed',
    cancelled: 'The look back was cancelled',
    again: { href: '/#assessments', label: 'Start it again from the assessment' },
    result: null,
  },
  'import-events': {
    name: 'Import of events',
    failed: 'The events could not be taken in',
    cancelled: 'The import of the events was cancelled; what was taken in before stays',
    again: { href: '/organizations', label: 'Upload the file again in the settings of the organization' },
    result: { href: '/organizations', label: 'What was taken in stands in the settings of the organization' },
  },
  rejudge: {
    name: 'Judging again',
    failed: 'The assessments could not be judged again',
    cancelled: 'Judging again was cancelled',
    again: { href: '/model/settings', label: 'Start it again in the settings of the model' },
    result: { href: '/model/settings', label: 'Back to the settings of the model' },
  },
  sample: {
    name: 'Sample organization',
    failed: 'The sample organization could not be made',
    cancelled: 'The sample organization was not made',
    again: { href: '/', label: 'Make it on the first page' },
    result: { href: '/organizations/sample', label: 'See the sample organization' },
  },
  'sample-team': {
    name: 'Assessment of a sample team',
    failed: 'The team of the sample could not be assessed',
    cancelled: 'The assessment of the team of the sample was cancelled',
    again: { href: '/organizations/sample', label: 'Start it again on the page of the team' },
    result: null,
  },
};

const ofAnyKind: JobWords = {
  name: 'Work',
  failed: 'This work could not be finished',
  cancelled: 'This work was cancelled',
  again: { href: '/', label: 'Go to the first page' },
  result: null,
};

/** The words for a kind of job; general ones for a kind that has none of its own. */
export function jobWords(kind: string): JobWords {
  return ofKind[kind] ?? ofAnyKind;
}
