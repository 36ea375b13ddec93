import {
  type CriterionFacts,
  defineCriterion,
  type Judgement,
  joinParts,
  met,
  notMet,
  partlyMet,
  unknown,
} from '@/lib/assessment/criterion';

/** Dashboards, alerts and objectives are declared, and deployments are marked on them. What a repository lacks may be in another. */
export const changeObserved = defineCriterion({
  id: 'change-observed',
  judge(facts) {
    return joinParts([
      { name: 'Dashboards and alerts are declared', judgement: judgeMonitoring(facts) },
      { name: 'Critical services have an objective', judgement: judgeObjectives(facts) },
      {
        name: 'Deployments are marked',
        judgement: unknown('Whether deployments are marked on the dashboards is for the team to say.'),
      },
    ]);
  },
});

function judgeMonitoring(facts: CriterionFacts): Judgement {
  const { id, outcome, reason, evidence } = facts.finding('monitoring-as-code');
  if (outcome === 'unknown') return unknown(reason);
  const [alerts, dashboards] = ['alerts', 'dashboards'].map((name) => facts.list(id, 'names').includes(name));
  if (alerts && dashboards) return met('Dashboards and alerts are declared in Git.', evidence);
  if (alerts) return partlyMet(0.5, 'Alerts are declared in Git, and no dashboards.', evidence);
  if (dashboards) return partlyMet(0.5, 'Dashboards are declared in Git, and no alerts.', evidence);
  return unknown('No dashboard and no alert rule is in these repositories.');
}

/** Where dashboards and alerts are kept, objectives would be, too. */
function judgeObjectives(facts: CriterionFacts): Judgement {
  const objectives = facts.finding('service-objectives');
  if (objectives.outcome === 'present') return met(objectives.reason, objectives.evidence);
  const watched = facts.list('monitoring-as-code', 'names').includes('alerts');
  if (!watched || objectives.outcome === 'unknown')
    return unknown('No service level objective is in these repositories.');
  return notMet('Alerts are declared in Git, and no service level objective is.', objectives.evidence);
}
