import type { ReportDispute } from '@/lib/assessment/dispute';
import type { Report, ReportCriterion, ReportIndicator } from '@/lib/assessment/report';
import { outcomeInWords } from '@/lib/export/level-words';
import type { Place } from '@/lib/export/place';
import { nextLevel } from '@/lib/export/report-digest';
import type { SarifLevel } from '@/lib/export/sarif-log';
import { ruleId } from '@/lib/export/sarif-rules';
import type { Model } from '@/lib/model/model';

/** Something that SARIF is to say, before it is known whether it has places in files. */
export interface Problem {
  ruleId: string;
  level: SarifLevel;
  title: string;
  reason: string;
  places: readonly Place[];
  /** What people say against it, where with that it would be no problem. */
  setAsideBy: readonly ReportDispute[];
}

/** Risks that are there, gates that are not met, and practices that are there in part. */
export function findProblems(report: Report, model: Model): Problem[] {
  return [...riskProblems(report, model), ...gateProblems(report, model), ...partialProblems(report, model)];
}

function riskProblems(report: Report, model: Model): Problem[] {
  const { indicators, safety } = report;
  const risks = new Set(model.indicators.filter(({ risk }) => risk).map(({ id }) => id));
  const severe = new Map(safety.map(({ indicator, severity }) => [indicator, severity]));
  return indicators
    .filter(({ id, outcome }) => severe.has(id) || (risks.has(id) && isSeen(outcome)))
    .map((indicator) => ({
      ...indicatorProblem(indicator, model, severe.get(indicator.id) === 'high' ? 'error' : 'warning'),
      setAsideBy: isSeen(indicator.disputed?.with) ? [] : disputesOf(report, indicator.id),
    }));
}

/** A practice in part is nothing wrong yet: a note. */
function partialProblems(report: Report, model: Model): Problem[] {
  const { indicators, safety } = report;
  const practices = new Set(model.indicators.filter(({ risk }) => !risk).map(({ id }) => id));
  const shown = new Set(safety.map(({ indicator }) => indicator));
  return indicators
    .filter(({ id, outcome }) => outcome === 'partial' && practices.has(id) && !shown.has(id))
    .map((indicator) => ({
      ...indicatorProblem(indicator, model, 'note'),
      setAsideBy: indicator.disputed?.with === 'absent' ? [] : disputesOf(report, indicator.id),
    }));
}

function isSeen(outcome: ReportIndicator['outcome'] | undefined): boolean {
  return outcome === 'present' || outcome === 'partial';
}

/** The disputes in force that change the outcome of an indicator. */
function disputesOf({ disputes }: Report, id: string): ReportDispute[] {
  return disputes.filter(
    ({ subject, effect }) =>
      subject.kind === 'indicator' &&
      subject.id === id &&
      effect !== null &&
      effect.outcome.with !== effect.outcome.without,
  );
}

function indicatorProblem({ id, reason, evidence }: ReportIndicator, model: Model, level: SarifLevel) {
  const title = model.indicators.find((indicator) => indicator.id === id)?.title ?? id;
  return { ruleId: ruleId('indicator', id), level, title, reason, places: evidence };
}

/** A gate of the next level is a warning; one of a level further up is only a note, as nobody has to be there yet. */
function gateProblems(report: Report, model: Model): Problem[] {
  const next = nextLevel(report) ?? -1;
  return report.criteria.flatMap((criterion) => {
    const outcome = criterion.disputed?.without ?? criterion.outcome;
    if (criterion.gate === null || (outcome !== 'not-met' && outcome !== 'partly-met')) return [];
    return {
      ruleId: ruleId('criterion', criterion.id),
      level: criterion.gate <= next ? 'warning' : 'note',
      title: gateTitle({ ...criterion, outcome }, model),
      reason: criterion.reason,
      places: criterion.evidence,
      setAsideBy: setAside(criterion, report),
    };
  });
}

/** The disputes in force with which a gate would be exempt or met. */
function setAside({ id, disputed }: ReportCriterion, { disputes }: Report): ReportDispute[] {
  if (disputed?.with !== 'exempt' && disputed?.with !== 'met') return [];
  return disputes.filter(({ effect }) => effect?.criteria.some((changed) => changed.id === id));
}

function gateTitle(criterion: ReportCriterion, model: Model): string {
  const title = model.criteria.find(({ id }) => id === criterion.id)?.title ?? criterion.id;
  return `${title}: ${outcomeInWords(criterion)}, a gate of Level ${criterion.gate}`;
}
