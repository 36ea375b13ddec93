import {
  type CriterionFacts,
  defineCriterion,
  type Judgement,
  joinParts,
  met,
  notApplicable,
  notMet,
  partlyMet,
  unknown,
} from '@/lib/assessment/criterion';
import { listed } from '@/lib/assessment/wording';

/** Checks of manifests that look for weaknesses in infrastructure code. */
const CODE_SCANNERS = /^(checkov|tfsec|trivy( config| fs)?|terrascan|kics|kubescape|snyk)$/;
const OUT_OF_SIGHT = 'Nothing is built here, and the repositories that build are not in view.';

/** Images and infrastructure code are scanned on their way, and a bill of materials is made for what is built. */
export const scanAndSbom = defineCriterion({
  id: 'scan-and-sbom',
  judge(facts) {
    return joinParts([
      { name: 'Images are scanned', judgement: judgeImages(facts) },
      { name: 'Infrastructure code is scanned', judgement: judgeCode(facts) },
      { name: 'A bill of materials is made', judgement: judgeBill(facts) },
    ]);
  },
});

function judgeImages(facts: CriterionFacts): Judgement {
  const { id, outcome, reason, evidence } = facts.finding('image-scanning');
  if (outcome === 'present') return met(`Images are scanned by ${listed(facts.list(id, 'tools'))}.`, evidence);
  if (outcome === 'partial') return partlyMet(null, reason, evidence);
  return outcome === 'absent' && buildsHere(facts)
    ? notMet(reason, evidence)
    : unknown(outcome === 'absent' ? OUT_OF_SIGHT : reason);
}

function judgeCode(facts: CriterionFacts): Judgement {
  const code = facts.finding('infrastructure-code');
  if (code.outcome === 'unknown') return unknown(code.reason);
  if (code.outcome !== 'present' && code.outcome !== 'partial')
    return notApplicable('No infrastructure code is kept here.');
  const { id, outcome, reason, evidence } = facts.finding('manifest-validation');
  const scanners = facts.list(id, 'checks').filter((check) => CODE_SCANNERS.test(check));
  if (scanners.length > 0) return met(`Infrastructure code is scanned by ${listed(scanners)}.`, evidence);
  return outcome === 'unknown' ? unknown(reason) : notMet('No pipeline scans the infrastructure code.', code.evidence);
}

function judgeBill(facts: CriterionFacts): Judgement {
  const { id, outcome, reason, evidence } = facts.finding('bill-of-materials');
  if (outcome === 'present') return met(`A bill of materials is made by ${listed(facts.list(id, 'tools'))}.`, evidence);
  if (outcome === 'partial') return partlyMet(null, reason, evidence);
  if (outcome === 'unknown') return unknown(reason);
  return buildsHere(facts) ? notMet(reason, evidence) : unknown(OUT_OF_SIGHT);
}

/** Whether what runs is built in sight. Facts of an older Cairn tell it by the outcome alone. */
function buildsHere(facts: CriterionFacts): boolean {
  const { outcome, measures } = facts.finding('bill-of-materials');
  return outcome !== 'not-applicable' && measures['builds'] !== 0;
}
