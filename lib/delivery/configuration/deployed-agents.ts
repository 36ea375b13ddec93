import type { AgentObject } from '@/lib/scan/documents/agent-object';
import { folderOf, joinPath } from '@/lib/scan/documents/folder';
import { isUnresolved } from '@/lib/scan/documents/unresolved';

/** What an agent's object says of the folder that it deploys. */
export interface FolderAgent {
  /** Null where a template fills it. */
  name: string | null;
  /** Whether it stands for one application; a Flux Kustomization often stands for many. */
  isApplication: boolean;
  environments: readonly string[];
}

export interface DeployedAgents {
  /** Environments of an agent's object or release, by its file and name. */
  environmentsOf(path: string, name: string): readonly string[];
  /** Agents that deploy exactly this folder. */
  at(folder: string): readonly FolderAgent[];
  /** Agents of the nearest folder above a file, its own included. */
  over(path: string): { folder: string; agents: readonly FolderAgent[] } | null;
}

/** Looks agent objects up by where they stand and by what they deploy. */
export function deployedAgents(agents: readonly AgentObject[]): DeployedAgents {
  const objects = new Map<string, Set<string>>();
  const folders = new Map<string, FolderAgent[]>();
  for (const agent of agents) {
    if (agent.preview || !agent.counted) continue;
    const key = `${agent.resource.path}\0${agent.resource.name ?? agent.name}`;
    const known = objects.get(key) ?? new Set();
    for (const name of agent.environments) known.add(name);
    objects.set(key, known);
    for (const { path } of agent.sources) {
      const folder = path === null || isUnresolved(path) ? null : joinPath('', path);
      if (folder === null) continue;
      const own = folders.get(folder) ?? [];
      own.push({
        name: isUnresolved(agent.name) ? null : agent.name,
        isApplication: agent.engine === 'argo-cd',
        environments: agent.environments,
      });
      folders.set(folder, own);
    }
  }
  return {
    environmentsOf: (path, name) => [...(objects.get(`${path}\0${name}`) ?? [])],
    at: (folder) => folders.get(folder) ?? [],
    over: (path) => {
      for (let folder = folderOf(path); ; folder = folderOf(folder)) {
        const found = folders.get(folder);
        if (found) return { folder, agents: found };
        if (folder === '') return null;
      }
    },
  };
}
