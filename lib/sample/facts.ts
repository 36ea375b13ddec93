import { hostEntry } from '@/lib/sample/host-facts';
import type { SampleRepository } from '@/lib/sample/repository';
import { runtimeEntries } from '@/lib/sample/runtime-facts';

/**
 * What the Git host and the running systems of the sample show, as a fact file. The counts of pull requests are those of the
 * repositories themselves; what has no trace there is made up, with gaps where a real company has some.
 */
export function sampleFactFile(
  repositories: readonly SampleRepository[],
  day: Date,
  addressOf: (repository: string) => string,
): string {
  const collectedAt = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate())).toISOString();
  const hosts = repositories.flatMap((repository) => hostEntry(repository, addressOf(repository.name), collectedAt));
  return `${JSON.stringify({ version: 1, facts: [...hosts, ...runtimeEntries(addressOf, collectedAt)] }, null, 2)}\n`;
}
