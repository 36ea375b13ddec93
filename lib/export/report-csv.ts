import type { Report, ReportCriterion } from '@/lib/assessment/report';
import { renderCsv } from '@/lib/export/csv';
import { placeWriter } from '@/lib/export/place';
import { Titles } from '@/lib/export/titles';
import type { Model } from '@/lib/model/model';

/** The columns of a team's or an assessment's CSV: one row for each practice of the model. */
const COLUMNS = [
  'criterion',
  'title',
  'dimension',
  'level',
  'gate',
  'scope',
  'outcome',
  'share',
  'basis',
  'contradicted',
  'inherited_from',
  'reason',
  'settled_by',
  'places',
  'disputed_without',
  'disputed_with',
];

/** A cell of a spreadsheet holds 32,767 characters: the JSON has every place. */
const PLACES_SHOWN = 50;

/** The practices of a Report with their outcomes as CSV. A share is 0 to 1; places are separated by " | ". Header only for null. */
export function renderReportCsv(report: Report | null, model: Model): string {
  if (report === null) return renderCsv(COLUMNS, []);
  const titles = new Titles(model);
  const place = placeWriter(report);
  const row = (criterion: ReportCriterion) => [
    criterion.id,
    titles.criterion(criterion.id),
    criterion.dimension,
    criterion.level,
    criterion.gate,
    criterion.scope,
    criterion.outcome,
    criterion.share,
    criterion.basis,
    String(criterion.contradicted),
    criterion.inheritedFrom,
    criterion.reason,
    criterion.settledBy,
    listPlaces(criterion.evidence.map(place)),
    criterion.disputed?.without ?? null,
    criterion.disputed?.with ?? null,
  ];
  return renderCsv(COLUMNS, report.criteria.map(row));
}

function listPlaces(places: readonly string[]): string {
  const further = places.length - PLACES_SHOWN;
  return [...places.slice(0, PLACES_SHOWN), ...(further > 0 ? [`and ${further} more`] : [])].join(' | ');
}
