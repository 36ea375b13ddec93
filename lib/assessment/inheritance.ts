import { type JudgedOutcome, type Judgement, unknown } from '@/lib/assessment/criterion';
import type { Scope } from '@/lib/model/model';

/** A judgement, and whose facts it rests on: null for the team's own. */
export interface InheritedJudgement {
  judgement: Judgement;
  inheritedFrom: string | null;
}

/** The judgement of a platform or an organization that serves the team. */
export interface ServingJudgement {
  name: string;
  judgement: Judgement;
}

/**
 * Who serves: a platform or organization with its judgement; `unnamed`, so that nobody can tell; or `itself`, where the
 * repositories assessed stand for it (a single repository stands for its team and its platform at once).
 */
export type Serving = ServingJudgement | 'unnamed' | 'itself';

/** The better comes first. An unknown may still turn out well, so it comes before not met. */
const BETTER_FIRST: readonly JudgedOutcome[] = ['met', 'partly-met', 'unknown', 'not-met', 'not-applicable'];

/**
 * Judges a criterion by its scope (model 3.1). Those of a team are its own. Those of a platform or an organization are judged
 * on its facts and inherited; where the team has such facts of its own, the better outcome counts and both are shown.
 */
export function inheritJudgement(own: Judgement, scope: Scope, serving: Serving): InheritedJudgement {
  if (scope === 'team' || serving === 'itself') return { judgement: own, inheritedFrom: null };
  if (serving === 'unnamed') {
    return { judgement: hasOwnFacts(own) ? own : nobodyNamed(scope), inheritedFrom: null };
  }
  if (!hasOwnFacts(own)) return { judgement: serving.judgement, inheritedFrom: serving.name };
  const parts = [
    { name: 'This team', outcome: own.outcome, reason: own.reason },
    { name: serving.name, outcome: serving.judgement.outcome, reason: serving.judgement.reason },
  ];
  const ownIsBetter = rank(own) <= rank(serving.judgement);
  const better = ownIsBetter ? own : serving.judgement;
  return { judgement: { ...better, parts }, inheritedFrom: ownIsBetter ? null : serving.name };
}

/** A team has facts of its own where they show at least a part; that its repositories lack them says nothing of its platform. */
function hasOwnFacts({ outcome }: Judgement): boolean {
  return outcome === 'met' || outcome === 'partly-met';
}

function nobodyNamed(scope: 'platform' | 'organization'): Judgement {
  if (scope === 'organization') {
    return unknown('It is judged once for the organization, and these repositories do not stand for it.');
  }
  return unknown('It is judged once for the platform, and no platform is named for this team.', {
    settledBy: 'Name the platform that serves this team.',
  });
}

/** The judgement of a platform or an organization that is named, and of which nothing can be looked at. */
export function unseen(name: string): ServingJudgement {
  const reason = `It is judged once for ${name}, of which no repository is known.`;
  return { name, judgement: unknown(reason, { settledBy: `Add the repositories of ${name}.` }) };
}

function rank({ outcome }: Judgement): number {
  return BETTER_FIRST.indexOf(outcome);
}
