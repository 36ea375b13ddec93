import type { SampleCommit, SampleRepository } from '@/lib/sample/repository';
import { ninetyDaysBefore } from '@/lib/sample/window';

/** How a repository is kept at the host. */
interface HostManners {
  directPushBlocked: boolean;
  forcePushBlocked: boolean;
  requiredChecks: readonly string[];
  appliesToAdministrators: boolean;
  codeOwnersRequired: boolean;
  requiredApprovals: number;
  /** The share of people's merged proposals that somebody else approved. */
  approved: number;
  /** Bots' proposals are merged by a written rule. */
  hasMergeRule: boolean;
  fromOutside: number;
  hoursToReview: number;
  hoursToMerge: number;
  minutesToCheck: number;
  openSecrets: { findings: number; days: number };
  readableByOrganization: boolean;
}

const careful: HostManners = {
  directPushBlocked: true,
  forcePushBlocked: true,
  requiredChecks: ['manifests', 'policies'],
  appliesToAdministrators: true,
  codeOwnersRequired: true,
  requiredApprovals: 1,
  approved: 1,
  hasMergeRule: true,
  fromOutside: 2,
  hoursToReview: 2.5,
  hoursToMerge: 7,
  minutesToCheck: 3,
  openSecrets: { findings: 0, days: 0 },
  readableByOrganization: true,
};

const open: HostManners = {
  ...careful,
  directPushBlocked: false,
  requiredChecks: [],
  appliesToAdministrators: false,
  codeOwnersRequired: false,
  requiredApprovals: 0,
  approved: 0.6,
  hasMergeRule: false,
  fromOutside: 0,
  hoursToReview: 11,
  hoursToMerge: 30,
};

const manners: Readonly<Record<string, HostManners>> = {
  platform: { ...careful, fromOutside: 4 },
  infrastructure: { ...careful, requiredChecks: ['plan'], hoursToReview: 5, fromOutside: 1, codeOwnersRequired: false },
  'store-fleet': careful,
  'checkout-deploy': { ...careful, fromOutside: 1, hoursToReview: 4 },
  catalogue: open,
  payments: { ...careful, requiredChecks: ['test'], codeOwnersRequired: false, hasMergeRule: false, fromOutside: 0 },
  'sales-reports': {
    ...open,
    forcePushBlocked: false,
    readableByOrganization: false,
    openSecrets: { findings: 1, days: 203 },
  },
};

/** What the host shows of a repository; nothing for one that its connection does not reach. */
export function hostEntry({ name, commits }: SampleRepository, address: string, collectedAt: string): object[] {
  const how = manners[name];
  if (how === undefined) return [];
  const { directPushBlocked, forcePushBlocked, requiredChecks, appliesToAdministrators } = how;
  const { codeOwnersRequired, requiredApprovals, openSecrets, readableByOrganization } = how;
  return [
    {
      kind: 'git-host',
      repository: address,
      collectedAt,
      branchRules: {
        branch: 'main',
        directPushBlocked,
        forcePushBlocked,
        requiredChecks,
        appliesToAdministrators,
        codeOwnersRequired,
        requiredApprovals,
      },
      pullRequests: pullRequestsOf(commits, how, collectedAt),
      access: { twoFactorRequired: true, singleSignOn: true, administrators: 4, readableByOrganization },
      secretScanning: {
        enabled: true,
        openFindings: openSecrets.findings,
        oldestOpenDays: openSecrets.findings > 0 ? openSecrets.days : null,
      },
    },
  ];
}

function pullRequestsOf(commits: readonly SampleCommit[], how: HostManners, collectedAt: string): object {
  const window = ninetyDaysBefore(collectedAt);
  const recent = commits.filter(({ date, isProposal }) => !isProposal && date.getTime() >= Date.parse(window.since));
  const merged = recent.filter(isMerged);
  const byBots = merged.filter((commit) => isOfBot(commit, commits)).length;
  const people = recent.filter(({ author }) => !isBot(author.name));
  const through = people.filter(isMerged).length;
  return {
    ...window,
    merged: merged.length,
    approvedByAnother: Math.round((merged.length - byBots) * how.approved),
    byAutomationWithoutReview: how.hasMergeRule ? byBots : 0,
    openedByAutomation: byBots,
    mergedByRule: how.hasMergeRule ? byBots : 0,
    fromOutsideTeam: Math.min(how.fromOutside, merged.length - byBots),
    medianSecondsToFirstReview: how.hoursToReview * 3600,
    medianSecondsOpenToMerge: how.hoursToMerge * 3600,
    medianSecondsToFirstCheck: how.minutesToCheck * 60,
    commitsThroughPullRequest: through,
    commitsDirect: people.length - through,
  };
}

function isMerged({ message, parents }: SampleCommit): boolean {
  return parents.length > 1 || /\(#\d+\)$/m.test(message);
}

/** Of a merge, whoever made what was proposed. */
function isOfBot({ author, parents }: SampleCommit, commits: readonly SampleCommit[]): boolean {
  const proposed = parents[1] === undefined ? undefined : commits[parents[1]];
  return isBot((proposed?.author ?? author).name);
}

function isBot(name: string): boolean {
  return name.endsWith('[bot]');
}
