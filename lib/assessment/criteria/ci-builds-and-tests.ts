import { type CriterionFacts, defineCriterion, joinParts, notMet, unknown } from '@/lib/assessment/criterion';
import { counted } from '@/lib/assessment/wording';

const WITH_SOURCE = ['application', 'mixed'];

/** Build and tests on pull requests, and a published version. Which of it a job does is for the CI system to show. */
export const ciBuildsAndTests = defineCriterion({
  id: 'ci-builds-and-tests',
  judge(facts) {
    return joinParts([
      { name: 'Pull requests are built and tested', judgement: judgePullRequests(facts) },
      {
        name: 'A versioned artifact is published',
        judgement: unknown('What the pipelines publish is shown by the CI system or the registry.'),
      },
    ]);
  },
});

function judgePullRequests(facts: CriterionFacts) {
  const { id, outcome, reason, evidence } = facts.finding('continuous-integration');
  if (outcome === 'unknown') return unknown(reason);
  const jobs = facts.number(id, 'pullRequestJobs');
  if (jobs > 0)
    return unknown(
      `${counted(jobs, 'job')} ${jobs === 1 ? 'runs' : 'run'} on pull requests; what they test is not judged from the files.`,
    );
  const pipelines = facts.number(id, 'pipelines');
  if (pipelines > 0 && facts.repositories.some(({ role }) => WITH_SOURCE.includes(role))) {
    return notMet(`${counted(pipelines, 'pipeline')}, and none runs on pull requests.`, evidence);
  }
  return unknown('The pipelines that build the services are not in these repositories.');
}
