import { type CriterionFacts, type JudgedOutcome, type Judgement, met, notMet } from '@/lib/assessment/criterion';
import { uniteEvidence } from '@/lib/assessment/merge-findings';
import { countAgentObjects } from '@/lib/assessment/production-delivery';

const RUNNING = 'running-applications';

/** The worse comes first. */
const WORSE_FIRST: readonly JudgedOutcome[] = ['not-met', 'partly-met', 'unknown', 'not-applicable', 'met'];

/**
 * Takes what Git declares and what runs together. Both speak of the same production targets:
 * - what only one of them can tell counts as that one tells it;
 * - the running view counts where it is no worse than Git's and sees at least as many applications as Git declares: it then sees
 *   all that is declared, as it is;
 * - otherwise the worse of the two counts, and the parts show where they part.
 * @param seen applications or workloads that the running view counts.
 */
export function joinViews(
  facts: CriterionFacts,
  declared: Judgement,
  running: Judgement | null,
  seen = facts.number(RUNNING, 'applications'),
): Judgement {
  if (running === null || running.outcome === 'unknown') return declared;
  if (declared.outcome === 'unknown' || declared.outcome === 'not-applicable') return running;
  const evidence = uniteEvidence([running.evidence, declared.evidence]);
  const parts = [
    { name: 'As it runs', outcome: running.outcome, reason: running.reason },
    { name: 'As Git declares it', outcome: declared.outcome, reason: declared.reason },
  ];
  const runsWorse = rank(running) < rank(declared);
  if (!runsWorse && seen >= countAgentObjects(facts).production) return { ...running, evidence, parts };
  const worse = runsWorse ? running : declared;
  if (running.outcome === declared.outcome) return { ...worse, evidence, parts };
  const apart = runsWorse ? 'Git declares more than what runs.' : 'What runs was seen in part only.';
  return { ...worse, reason: `${worse.reason} ${apart}`, evidence, parts };
}

/** Whether agents keep applications in production, as they show it; null where no agent's view is known. */
export function judgeRunningAgent(facts: CriterionFacts): Judgement | null {
  const { outcome, reason, evidence } = facts.finding(RUNNING);
  if (outcome === 'unknown') return null;
  return outcome === 'present' ? met(reason, evidence) : notMet(reason, evidence);
}

/** Applications of production as they run: how many, how many of them do what is asked for, and the views that do not tell. */
export function runningCounts(facts: CriterionFacts, measure: 'automaticSync' | 'selfCorrecting') {
  return {
    of: facts.number(RUNNING, `${measure}Of`),
    met: facts.number(RUNNING, measure),
    unread: facts.number(RUNNING, `${measure}Unread`),
  };
}

function rank({ outcome }: Judgement): number {
  return WORSE_FIRST.indexOf(outcome);
}
