import { deploysOf } from '@/lib/scan/documents/pipelines/deploys';
import type { Pipeline } from '@/lib/scan/documents/pipelines/pipeline';
import { type Environment, type EnvironmentName, environmentOf } from '@/lib/scan/environments';

/** Names of one and the same environment: `prod` in the files is what a pipeline calls `production`. */
const sameName: readonly RegExp[] = [
  /^(prod(uction)?|prd)\d*$/,
  /^(stag(e|ing)|stg)\d*$/,
  /^(dev|develop(ment)?)\d*$/,
  /^(test|tst|testing)\d*$/,
];

/**
 * Adds the environments that pipelines deploy to, by the names that tell the target of each deploy (detection rules SCM-ENV); the
 * first step that does is the place. The name of a branch alone tells none, and what only a pull request starts is a preview.
 */
export function withPipelineEnvironments(named: readonly Environment[], pipelines: readonly Pipeline[]): Environment[] {
  const found = new Map(named.map((environment) => [environment.name, environment]));
  for (const { job, step, names } of deploysOf(pipelines)) {
    if (step.triggers.every((trigger) => trigger === 'pull-request')) continue;
    const declared = new Set(job.environments.map(nameIn));
    const branches = new Set(step.branches.map(nameIn));
    for (const { name, tier } of names.flatMap(known)) {
      if (tier === null || isNamed(name, found.values()) || (branches.has(name) && !declared.has(name))) continue;
      const { path, objectId, line } = step;
      found.set(name, { name, tier, marks: [{ path, objectId, line }] });
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function known(text: string): EnvironmentName[] {
  const environment = environmentOf(text);
  return environment ? [environment] : [];
}

function nameIn(text: string): string | null {
  return environmentOf(text)?.name ?? null;
}

function isNamed(name: string, named: Iterable<Environment>): boolean {
  const same = sameName.find((pattern) => pattern.test(name));
  return [...named].some((environment) => environment.name === name || same?.test(environment.name));
}
