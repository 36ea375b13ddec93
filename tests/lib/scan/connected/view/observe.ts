import type { ConnectedFact } from '@/lib/assessment/connected-facts';
import { observeConnected } from '@/lib/scan/connected/view/observe-connected';
import type { Finding } from '@/lib/scan/evidence';
import { REPOSITORY_URL } from '@/tests/factories/repository-facts';

/** When tests observe. */
export const NOW = '2026-11-20T00:00:00Z';

/** The finding of one indicator on facts about repositories that deploy. */
export function observeOne(
  id: string,
  facts: readonly ConnectedFact[],
  urls: readonly string[] = [REPOSITORY_URL],
): Finding {
  const repositories = urls.map((url) => ({ url, deploysNothing: false }));
  const finding = observeConnected(facts, repositories, NOW).findings.find((each) => each.id === id);
  if (finding === undefined) throw new Error(`There is no indicator ${id}`);
  return finding;
}
