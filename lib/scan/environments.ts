import type { Tier } from '@/lib/scan/documents/agent-object';

/** An environment that the repository names, with the evidence for it. */
export interface Environment {
  name: string;
  /** Null: the name does not tell. Never production by default. */
  tier: Tier | null;
  /** Places that name it, at most a handful. */
  marks: { path: string; objectId: string | null; line: number | null }[];
}
