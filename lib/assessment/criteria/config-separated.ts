import { type CriterionFacts, defineCriterion, joinParts, met, notMet, unknown } from '@/lib/assessment/criterion';
import { counted } from '@/lib/assessment/wording';

const OWN_PLACE = ['configuration', 'platform', 'infrastructure'];

/** Configuration has a place with rules of its own, and environments are directories over one base. */
export const configSeparated = defineCriterion({
  id: 'config-separated',
  judge(facts) {
    return joinParts([
      { name: 'A place of its own', judgement: judgePlace(facts) },
      { name: 'Environments over one base', judgement: judgeBase(facts) },
    ]);
  },
});

function judgePlace(facts: CriterionFacts) {
  const own = facts.repositories.filter(({ role }) => OWN_PLACE.includes(role));
  if (own.length > 0) {
    return met(`Configuration has ${counted(own.length, 'repository', 'repositories')} of its own.`, []);
  }
  if (facts.number('code-owners', 'coversProduction') > 0) {
    return met('The directory of the configuration has its own rules in CODEOWNERS.', facts.evidence('code-owners'));
  }
  return unknown(
    'Configuration stands beside source code; whether its directory has path rules of its own is not to be seen.',
  );
}

function judgeBase(facts: CriterionFacts) {
  const branches = facts.finding('branch-per-environment');
  if (branches.outcome === 'present') return notMet(branches.reason, branches.evidence);
  const evidence = facts.evidence('kustomize-layout', 'fleet-templates');
  const overlays = facts.number('kustomize-layout', 'overlays');
  if (overlays > 0) return met(`${counted(overlays, 'overlay')} over a shared base.`, evidence);
  if (facts.number('fleet-templates', 'templates') > 0)
    return met('A generator renders one definition for each target.', evidence);
  return unknown(
    'No overlays over a shared base were found; values files of one chart cannot be told apart from here.',
  );
}
