import type { z } from 'zod';
import { GitHostFacts } from '@/lib/assessment/git-host-facts';
import { RuntimeFacts } from '@/lib/assessment/runtime-facts';

/** What a Git host shows of the repository that tests judge; all that is not given is unreadable. */
export function hostFacts(parts: Partial<z.input<typeof GitHostFacts>> = {}): GitHostFacts {
  return GitHostFacts.parse({
    kind: 'git-host',
    repository: 'https://git.example.com/shop/deploy',
    collectedAt: '2026-11-19T08:00:00Z',
    ...parts,
  });
}

/** What Argo CD shows of production for the team that tests judge; all that is not given is unreadable. */
export function runtimeFacts(parts: Partial<z.input<typeof RuntimeFacts>> = {}): RuntimeFacts {
  return RuntimeFacts.parse({
    kind: 'runtime',
    system: 'argo-cd',
    environment: 'prod',
    tier: 'production',
    team: 'shop',
    collectedAt: '2026-11-19T08:00:00Z',
    ...parts,
  });
}

/** The window of ninety days before the facts. */
export const factWindow = { since: '2026-08-21T00:00:00Z', until: '2026-11-19T00:00:00Z' };
