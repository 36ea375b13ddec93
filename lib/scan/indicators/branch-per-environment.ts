import type { AgentObject } from '@/lib/scan/documents/agent-object';
import { applicationSpec } from '@/lib/scan/documents/argo-cd';
import { objectAt, textAt } from '@/lib/scan/documents/json';
import { deploysOf } from '@/lib/scan/documents/pipelines/deploys';
import { rendersIntoGit, writtenBranchPatterns } from '@/lib/scan/documents/pipelines/rendering';
import { remember } from '@/lib/scan/documents/remember';
import { ListDerivation } from '@/lib/scan/documents/scan-memory';
import { matchesWildcard } from '@/lib/scan/documents/wildcard';
import { environmentOf } from '@/lib/scan/environments';
import { defineIndicator, type Mark } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';
import { objectsOfGroup } from '@/lib/scan/objects-by-group';

/** An environment that something takes from a branch of its own. */
interface Use {
  branch: string;
  mark: Mark;
}

const named = /^((env|envs|environments?)\/)?([a-z]+(-?prod(uction)?)?\d?)$/i;
/** Words of the list of environments that are names of branches with other purposes. */
const otherPurpose =
  /^(develop|devel|local|preview|int|live|e2e|performance|perf|integration|testing|test|demo|dr|sandbox)$/i;

/** A risk: environments stand in branches that people merge between, so their differences cannot be read (detection rules PROMO-ANTI-1). */
export const branchPerEnvironment = defineIndicator({
  id: 'branch-per-environment',
  detect(inventory) {
    const written = writtenBranches(inventory);
    const { known, branches } = inventory.references;
    const isThere = (branch: string): boolean => !known || branches.includes(branch);
    const uses = [...ofAgents(inventory), ...ofPipelines(inventory), ...ofHistory(inventory)].filter(
      ({ branch }) => !written(branch) && isThere(branch),
    );
    const others = ofOtherRepositories(inventory).filter(({ branch }) => !written(branch));
    const found = [...uses, ...(tokensOf(others).size > 1 ? others : [])];
    const names = [...new Set(found.map(({ branch }) => branch))].sort();
    const measures = { branches: names, uses: found.length };
    if (isSpread(found, inventory)) {
      const reason = `Environments are taken from branches of their own (${names.join(', ')}), and not from folders of one branch.`;
      return { outcome: 'present', measures, marks: found.map(({ mark }) => mark), reason };
    }
    const own = inventory.agents.some(({ counted, sources }) => counted && sources.length > 0);
    if (!known && !own) {
      const reason = 'The branches of the repository are not known: a copy of a single branch was read.';
      return { outcome: 'unknown', measures: { branches: [], uses: 0 }, reason };
    }
    if (!own && inventory.pipelines.every(({ counted }) => !counted) && inventory.environments.length === 0) {
      return {
        outcome: 'not-applicable',
        measures: { branches: [], uses: 0 },
        reason: 'No environment is delivered from here.',
      };
    }
    const what = ['branches named for an environment that agents or pipelines take', 'merges between such branches'];
    const searched = { files: inventory.filesRead, what };
    return {
      outcome: 'absent',
      measures: { branches: [], uses: 0 },
      searched,
      reason: 'No environment is taken from a branch of its own.',
    };
  },
});

/** A whole name that says an environment: `staging`, `env/prod`; never a part of one (`renovate/production-…`). */
function environmentBranch(branch: string | null | undefined): string | null {
  return namedBranch(branch ?? '');
}

/** Thousands of sources take few branches. */
const namedBranch = remember((branch: string): string | null => {
  const name = branch.replace(/^refs\/(heads|remotes\/origin)\//, '').replace(/^origin\//, '');
  const word = named.exec(name)?.[3];
  if (word === undefined) return null;
  const isPrefixed = name !== word;
  if (!isPrefixed && otherPurpose.test(word)) return null;
  const environment = environmentOf(word);
  return environment !== null && environment.name === word.toLowerCase().replace('-', '') ? name : null;
}, 1_000);

function tokensOf(uses: readonly Use[]): Set<string> {
  return new Set(uses.map(({ branch }) => branch.slice(branch.lastIndexOf('/') + 1).toLowerCase()));
}

/** One branch beside the main one is enough; where it is that of the whole repository, it is only its name. */
function isSpread(uses: readonly Use[], { references: { branches } }: Inventory): boolean {
  const tokens = tokensOf(uses);
  if (tokens.size === 0) return false;
  const isMain = /^(main|master|trunk|develop)$/;
  return tokens.size > 1 || branches.length === 0 || branches.some((name) => isMain.test(name));
}

/** Own revisions of Argo CD objects and sources of Flux: the repository's own branches. */
function ofAgents(inventory: Inventory): Use[] {
  const { sources } = inventory;
  return sources
    .filter(({ kind, counted, own }) => kind === 'git-revision' && counted && own)
    .flatMap(({ reference, path, objectId, line, key }): Use[] => {
      const branch = environmentBranch(reference);
      return branch === null
        ? []
        : [{ branch, mark: { path, objectId, line, key, note: `takes the branch ${branch}` } }];
    });
}

/** Branches of another repository, which is no chart or library where several environments of it are taken. */
function ofOtherRepositories({ sources }: Inventory): Use[] {
  const all = sources
    .filter(({ kind, counted, own }) => kind === 'git-revision' && counted && !own)
    .flatMap(({ target, reference, path, objectId, line, key }) => {
      const branch = environmentBranch(reference);
      if (branch === null) return [];
      const note = `takes the branch ${branch} of ${target}`;
      return [{ target, branch, mark: { path, objectId, line, key, note } }];
    });
  const byTarget = Map.groupBy(all, ({ target }) => target);
  return [...byTarget.values()].filter((uses) => tokensOf(uses).size > 1).flat();
}

/** Deploys that only pushes of such a branch start. */
function ofPipelines({ pipelines }: Inventory): Use[] {
  return deploysOf(pipelines).flatMap(({ step, job, pipeline }): Use[] =>
    step.branches.flatMap((filter): Use[] => {
      const branch = environmentBranch(filter);
      if (branch === null) return [];
      const { path, objectId } = pipeline;
      return [
        {
          branch,
          mark: { path, objectId, line: job.line, note: `${job.name} deploys pushes of the branch ${branch}` },
        },
      ];
    }),
  );
}

/** Merges between branches of environments on the line that was read. */
function ofHistory({ flow }: Inventory): Use[] {
  return flow.places.flatMap(({ commit, subject }): Use[] => {
    const [, from] = /^Merge (?:remote-tracking )?branch '([^']+)'/.exec(subject) ?? [];
    const [, proposed] = /^Merge pull request #\d+ from [^/\s]+\/(\S+)$/.exec(subject) ?? [];
    const branch = environmentBranch(from ?? proposed);
    return branch === null ? [] : [{ branch, mark: { path: '', objectId: null, line: null, commit, note: subject } }];
  });
}

const hydratedBranches = new ListDerivation<AgentObject, readonly string[]>();

/** Branches into which Argo CD renders what an object takes. */
function branchesOf({ engine, resource }: AgentObject): string[] {
  const hydrator = engine === 'argo-cd' ? applicationSpec(resource)['sourceHydrator'] : undefined;
  const branches = ['syncSource', 'hydrateTo'].map((part) => textAt(hydrator, part, 'targetBranch'));
  return branches.filter((branch) => branch !== undefined);
}

/** Tells branches that a tool writes: hydrated manifests, promotions, what a pipeline renders. Nobody merges between these. */
function writtenBranches(inventory: Inventory): (branch: string) => boolean {
  const hydrated = hydratedBranches.each(
    inventory.memory,
    inventory.agents,
    (agent, last) => last ?? branchesOf(agent),
  );
  const promoted = objectsOfGroup(inventory, 'promoter.argoproj.io').flatMap(({ kind, body }) => {
    if (kind !== 'PromotionStrategy') return [];
    const environments = objectAt(body ?? undefined, 'spec')?.['environments'];
    return Array.isArray(environments) ? environments.map((each) => textAt(each, 'branch')) : [];
  });
  const named = new Set([...hydrated.flat(), ...promoted].filter((branch) => branch !== undefined));
  const jobs = inventory.pipelines.filter(({ counted }) => counted).flatMap((pipeline) => pipeline.jobs);
  // A branch that is an expression as a whole says nothing.
  const patterns = jobs
    .filter(rendersIntoGit)
    .flatMap(writtenBranchPatterns)
    .filter((pattern) => /\w/.test(pattern));
  return (branch) => named.has(branch) || patterns.some((pattern) => matchesWildcard(pattern, branch));
}
