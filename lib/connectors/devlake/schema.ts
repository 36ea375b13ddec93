import { z } from 'zod';

const Text = z.string().min(1);
const Result = z.enum(['SUCCESS', 'FAILURE', 'ABORT']);

/** What is read of a deployment as DevLake's incoming webhook takes it, its fields in one of the two ways to write them. */
export const DeploymentBody = z.object({
  id: z.union([Text, z.number()]).nullish(),
  environment: Text.nullish(),
  result: Result.nullish(),
  url: z.string().nullish(),
  startedDate: Text.nullish(),
  finishedDate: Text.nullish(),
  deploymentCommits: z
    .array(
      z.object({
        repoUrl: Text,
        commitSha: Text,
        result: Result.nullish(),
        startedDate: Text.nullish(),
        finishedDate: Text.nullish(),
      }),
    )
    .min(1),
});
export type DeploymentBody = z.infer<typeof DeploymentBody>;

/** What is read of an issue as DevLake's incoming webhook takes it. */
export const IssueBody = z.object({
  issueKey: Text,
  type: z.string().nullish(),
  url: z.string().nullish(),
  createdDate: Text,
  resolutionDate: Text.nullish(),
  severity: z.string().nullish(),
  component: z.string().nullish(),
});
export type IssueBody = z.infer<typeof IssueBody>;
