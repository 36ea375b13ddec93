import { assess } from '@/lib/assessment/assess';
import type { Report } from '@/lib/assessment/report';
import type { Model } from '@/lib/model/model';
import { type CollectRequest, collectFacts } from '@/lib/services/collect-facts';

/** Assesses repositories without storing anything: what they hold is collected and judged. Errors as in `collectFacts`. */
export async function assessRepositories(request: CollectRequest & { model: Model }): Promise<Report> {
  const repositories = await collectFacts(request);
  return assess({ repositories, model: request.model, now: request.now.toISOString() });
}
