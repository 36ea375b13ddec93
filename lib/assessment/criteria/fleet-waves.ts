import { defineCriterion, joinParts, met, notMet, partlyMet, unknown } from '@/lib/assessment/criterion';
import { counted } from '@/lib/assessment/wording';

/** Steps or rings of targets, a health gate between them, for shared components. */
export const fleetWaves = defineCriterion({
  id: 'fleet-waves',
  judge(facts) {
    const { id, outcome, reason, evidence } = facts.finding('fleet-waves');
    if (outcome === 'unknown') return unknown(reason);
    const waves = facts.number(id, 'waves');
    if (waves === 0) return notMet('Changes reach all targets at once: no waves of targets were found.', evidence);
    const gated = Math.min(facts.number(id, 'healthGated'), waves);
    const gates = `${gated} of ${counted(waves, 'rollout')} in waves go on only when the targets before are healthy.`;
    const short = gated === 0 ? notMet(gates, evidence) : partlyMet(gated / waves, gates, evidence);
    const shared =
      facts.number(id, 'shared') > 0
        ? met('Shared components roll out in waves.', evidence)
        : notMet('No shared component rolls out in waves.', evidence);
    return joinParts([
      { name: 'Waves of targets', judgement: met(`${counted(waves, 'rollout')} in waves of targets.`, evidence) },
      { name: 'Health gates', judgement: gated === waves ? met(gates, evidence) : short },
      { name: 'Shared components', judgement: shared },
    ]);
  },
});
