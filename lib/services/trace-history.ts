import { assess } from '@/lib/assessment/assess';
import type { History } from '@/lib/assessment/history-report';
import type { Model } from '@/lib/model/model';
import type { PastRequest } from '@/lib/services/past-repository';
import { tracePast } from '@/lib/services/trace-past';

export interface TraceRequest extends PastRequest {
  /** A path or URL, as typed. */
  address: string;
  model: Model;
  /** The first month is the one that this falls into. Default: a year before `now`. */
  since?: Date | undefined;
}

/**
 * Replays the past of one repository, which stands for a team and its platform at once.
 * @throws {CairnError} as `tracePast`.
 */
export function traceHistory({ address, ...request }: TraceRequest): Promise<History> {
  const { model } = request;
  return tracePast({
    ...request,
    own: [{ address, paths: [] }],
    platform: [],
    judge: (repositories, _platform, now) => assess({ repositories, model, now }),
  });
}
