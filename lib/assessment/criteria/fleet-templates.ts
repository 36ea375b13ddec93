import { defineCriterion, met, notMet, partlyMet, unknown } from '@/lib/assessment/criterion';
import { counted, listed } from '@/lib/assessment/wording';

/** Generators over targets, so that one more target is one small entry. */
export const fleetTemplates = defineCriterion({
  id: 'fleet-templates',
  judge(facts) {
    const { id, outcome, share, reason, evidence } = facts.finding('fleet-templates');
    const generators = facts.list(id, 'generators');
    const by = generators.length > 0 ? ` (${listed(generators)})` : '';
    const templates = facts.number(id, 'templates');
    const count = `${counted(templates, 'template')} ${templates === 1 ? 'is' : 'are'}`;
    if (outcome === 'present') return met(`${count} rendered for many targets${by}.`, evidence);
    if (outcome === 'partial') return partlyMet(share, reason, evidence);
    if (outcome === 'unknown') return unknown(reason);
    return notMet('No definition is rendered for many targets by a generator.', evidence);
  },
});
