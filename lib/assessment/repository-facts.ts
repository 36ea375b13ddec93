import type { RepositoryRole } from '@/lib/assessment/report';
import type { Declarations } from '@/lib/scan/declarations';
import type { Finding } from '@/lib/scan/evidence';

/** Everything judged of one repository: the scan's result, stored whole, enough to judge again without Git. */
export interface RepositoryFacts {
  url: string;
  commit: string;
  /** ISO 8601, UTC. */
  committedAt: string;
  /** Folders that were looked at; empty for the whole repository. */
  paths: string[];
  role: RepositoryRole;
  /** True when it deploys nothing (documentation, a library, a chart or module collection): it has no level. */
  deploysNothing: boolean;
  files: number;
  notCounted: {
    path: string;
    files: number;
    reason: 'test' | 'example' | 'documentation' | 'vendored' | 'generated' | 'archived' | 'unread';
    note: string;
  }[];
  indicators: Finding[];
  /** What its `.cairn.yaml` says against results; left out where there is none, or an earlier Cairn looked. */
  declared?: Declarations | undefined;
}
