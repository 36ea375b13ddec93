import { z } from 'zod';
import {
  areWithin,
  Count,
  DeploymentRecords,
  isWindow,
  Moment,
  Name,
  readable,
  Seconds,
  window,
  windowMistake,
} from '@/lib/assessment/fact-fields';

/** The rules that hold for a branch: protection rules and rulesets taken together, as they take effect. */
export const BranchRules = z.strictObject({
  /** The branch that is deployed from, in most cases the default one. */
  branch: Name,
  directPushBlocked: readable(z.boolean()),
  forcePushBlocked: readable(z.boolean()),
  /** Names of the status checks that must pass; an empty list where none is required. */
  requiredChecks: readable(z.array(Name).max(200)),
  appliesToAdministrators: readable(z.boolean()),
  codeOwnersRequired: readable(z.boolean()),
  requiredApprovals: readable(Count),
});
export type BranchRules = z.infer<typeof BranchRules>;

/** Pull or merge requests into that branch that were merged within a window; counts and medians, never names of people. */
export const PullRequests = z
  .strictObject({
    ...window,
    merged: Count,
    /** Merged with an approval of somebody other than the author, given before the merge. */
    approvedByAnother: readable(Count),
    /** Opened by a bot and merged without an approval under a written rule: not asked for an approval. */
    byAutomationWithoutReview: readable(Count),
    /** Opened by a bot: updates, promotions. */
    openedByAutomation: readable(Count),
    /** Merged by a rule once required checks had passed, without a person pressing merge. */
    mergedByRule: readable(Count),
    /** From people outside the owning team; bots do not count. */
    fromOutsideTeam: readable(Count),
    /** From ready for review to the first review by somebody else; weekends left out, so that 86,400 seconds are one working day. */
    medianSecondsToFirstReview: readable(Seconds),
    /** From ready for review to merge; weekends left out. */
    medianSecondsOpenToMerge: readable(Seconds),
    /** From opening to the first check result. */
    medianSecondsToFirstCheck: readable(Seconds),
    /** People's commits on the branch that came through a pull request. */
    commitsThroughPullRequest: readable(Count),
    /** People's commits that were pushed to the branch directly. */
    commitsDirect: readable(Count),
  })
  .refine(isWindow, windowMistake)
  .refine(
    (value) =>
      areWithin(value.merged, [
        value.openedByAutomation,
        value.mergedByRule,
        value.fromOutsideTeam,
        (value.approvedByAnother ?? 0) + (value.byAutomationWithoutReview ?? 0),
      ]),
    { message: 'must be at least each of the counts of pull requests beside it', path: ['merged'] },
  );
export type PullRequests = z.infer<typeof PullRequests>;

/** Who can get at the repository, and how they sign in. The first three are settings of the organization that holds it. */
export const HostAccess = z.strictObject({
  twoFactorRequired: readable(z.boolean()),
  singleSignOn: readable(z.boolean()),
  /** Owners and administrators of the organization: how many. */
  administrators: readable(Count),
  /** All members of the organization can read the repository, and may propose changes to it. */
  readableByOrganization: readable(z.boolean()),
});
export type HostAccess = z.infer<typeof HostAccess>;

/** The host's own search for secrets. */
export const SecretScanning = z.strictObject({
  enabled: z.boolean(),
  openFindings: readable(Count),
  /** Age of the oldest open finding; null where none is open or the age is not readable. */
  oldestOpenDays: readable(Count),
});
export type SecretScanning = z.infer<typeof SecretScanning>;

/** What a Git host shows of one repository at one time. A part or a field that could not be read is null, never "no". */
export const GitHostFacts = z.strictObject({
  kind: z.literal('git-host'),
  /** Address of the repository, without credentials. */
  repository: z.string().min(1).max(2_000),
  collectedAt: Moment,
  branchRules: readable(BranchRules),
  pullRequests: readable(PullRequests),
  access: readable(HostAccess),
  secretScanning: readable(SecretScanning),
  deployments: readable(DeploymentRecords),
});
export type GitHostFacts = z.infer<typeof GitHostFacts>;
