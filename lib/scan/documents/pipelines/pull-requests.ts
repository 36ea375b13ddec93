import type { JobStart } from '@/lib/scan/documents/pipelines/pipeline-fact';

/** Names under which systems and people keep the branch that everything is merged into. */
const defaultBranch =
  /^\/?\^?(refs\/heads\/)?(main|master|trunk|default|\$default-branch|\$CI_DEFAULT_BRANCH|\$\{CI_DEFAULT_BRANCH\})\$?\/?$/;
/** Patterns that let the branches of pull requests through. */
const openPattern = /^(\*\*?|\/\.\*\/|\*\*\/\*|(feature|feat|fix|bugfix|topic|renovate|dependabot)[/*-].*)$/;

export function isDefaultBranch(branch: string): boolean {
  return defaultBranch.test(branch);
}

/** Whether branch filters let any branch through, so that the branch of a pull request runs as well. */
export function takesAnyBranch(branches: readonly string[]): boolean {
  const wanted = branches.filter((branch) => !branch.startsWith('!'));
  return wanted.length === 0 || wanted.some((branch) => openPattern.test(branch));
}

/** Whether branch filters let the default branch through. */
export function takesDefaultBranch(branches: readonly string[]): boolean {
  if (branches.some((branch) => branch.startsWith('!') && isDefaultBranch(branch.slice(1)))) return false;
  const wanted = branches.filter((branch) => !branch.startsWith('!'));
  return wanted.length === 0 || wanted.some((branch) => isDefaultBranch(branch) || /^(\*\*?|\/\.\*\/)$/.test(branch));
}

/**
 * Whether what starts so runs for a change before it is merged (detection rules 8): on pull requests, or on every push of
 * any branch. Null: what starts it is set outside the repository. What only waits to be called runs for the changes of its
 * callers, and callers in this repository lend it their own triggers.
 */
export function checksPullRequests({ triggers, branches }: JobStart): boolean | null {
  if (triggers.includes('pull-request')) return true;
  if (triggers.includes('push') && takesAnyBranch(branches)) return true;
  return triggers.includes('other') ? null : false;
}
