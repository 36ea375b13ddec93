import type { Report } from '@/lib/assessment/report';
import type { IndicatorDefinition, Model } from '@/lib/model/model';
import {
  makeCriterion,
  makeIndicator,
  makeLevel,
  makeModel,
  makePlace,
  makeReport,
} from '@/tests/factories/sample-report';

/** A model with one id that names a criterion and an indicator, as the real one has. */
export function makeTeamModel(): Model {
  const model = makeModel();
  const [first] = model.indicators;
  if (first === undefined) throw new Error('The sample model has no indicator');
  const shared: IndicatorDefinition = { ...first, id: 'policy-as-code', title: 'Policies in files' };
  return { ...model, indicators: [...model.indicators, shared] };
}

/** A report with something in every section: Level 1 indicated, gates of Level 2 missing and unsettled, a secret, a risk. */
export function makeTeamReport(changes: Partial<Report> = {}): Report {
  const floating = Array.from({ length: 5 }, (_, index) => makePlace(`apps/shop-${index}/deployment.yaml`, 20 + index));
  return makeReport({
    level: makeLevel({
      verified: 0,
      indicated: 1,
      claimed: 1,
      possible: 2,
      practices: { met: 5, known: 9 },
      thin: true,
      coverage: 0.484,
      provisional: true,
      unsettled: ['agent-pulls'],
    }),
    criteria: [
      makeCriterion({ id: 'definitions-in-git', dimension: 'source', level: 0, gate: 0 }),
      makeCriterion({
        id: 'agent-pulls',
        gate: 1,
        outcome: 'unknown',
        reason: 'No agent object was found.',
        settledBy: 'Add the repository that holds the objects of the agent, or connect the agent.',
      }),
      makeCriterion({
        id: 'drift-corrected',
        gate: 2,
        outcome: 'partly-met',
        share: 0.4,
        reason: '2 of 5 production applications correct drift by themselves.',
        evidence: [makePlace('apps/shop.yaml', 14, '`selfHeal` is missing'), makePlace('apps/cart.yaml', 12)],
      }),
      makeCriterion({
        id: 'policy-as-code',
        dimension: 'security',
        level: 2,
        gate: 2,
        outcome: 'unknown',
        reason: 'Policies are rendered from templates whose values are not in the repository.',
        settledBy: 'Add the values.',
      }),
      makeCriterion({
        id: 'fleet-waves',
        level: 3,
        gate: 3,
        outcome: 'not-met',
        evidence: [makePlace('fleet.yaml', 3)],
      }),
      makeCriterion({ id: 'portal-or-api', level: 2, outcome: 'not-met', evidence: [makePlace('portal.yaml', 1)] }),
    ],
    indicators: [
      makeIndicator({
        id: 'argocd-self-heal',
        outcome: 'partial',
        share: 0.4,
        measures: { selfHeal: 2, applications: 5 },
        reason: '2 of 5 Applications set `selfHeal`.',
        evidence: [makePlace('apps/shop.yaml', 14)],
      }),
      makeIndicator({ id: 'progressive-delivery', outcome: 'absent' }),
      makeIndicator({ id: 'policy-as-code', outcome: 'unknown' }),
      makeIndicator({
        id: 'plaintext-secrets',
        evidence: [makePlace('apps/db-secret.yaml', 7, 'a value in a Secret')],
      }),
      makeIndicator({ id: 'floating-images', outcome: 'partial', reason: '5 of 9 images float.', evidence: floating }),
    ],
    ...changes,
  });
}
