import { chance } from '@/lib/sample/chance';
import type { WrittenRepository } from '@/lib/sample/code-events';
import { instant, type SampleEvent, toolAddress } from '@/lib/sample/event-shapes';

const minute = 60_000;

/** What applies the repositories of the platform team, and how many minutes after a merge, at least and at most. */
const appliers: Readonly<
  Record<string, { source: string; tool: 'argocd' | 'ci'; minutes: readonly [number, number] }>
> = {
  platform: { source: 'argo-cd', tool: 'argocd', minutes: [4, 15] },
  infrastructure: { source: 'ci', tool: 'ci', minutes: [9, 40] },
};

/** Whether a repository of the sample is the platform team's. */
export function isOfPlatform(name: string): boolean {
  return Object.hasOwn(appliers, name);
}

/** Each state of the platform's repositories as it reached the clusters: what is merged is applied soon after. */
export function platformEvents({ name, url, commits, ids }: WrittenRepository, since: Date): SampleEvent[] {
  const applier = appliers[name];
  if (applier === undefined) return [];
  const next = chance(`${name} apply`);
  const [least, most] = applier.minutes;
  return commits.flatMap(({ date, isProposal }, index): SampleEvent[] => {
    if (isProposal || date < since) return [];
    const revision = ids[index] ?? '';
    const end = date.getTime() + Math.floor(least + next() * (most - least)) * minute;
    return [
      {
        type: 'deployment',
        id: `production/${name}@${revision.slice(0, 12)}`,
        service: name,
        environment: 'production',
        revision,
        repository: url,
        startedAt: instant(date.getTime() + minute),
        finishedAt: instant(end),
        result: 'succeeded',
        startedBy: 'automation',
        source: applier.source,
        url: toolAddress(applier.tool, `${name}/${revision}`),
      },
    ];
  });
}
