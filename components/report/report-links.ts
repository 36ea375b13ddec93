import type { ReportCriterion } from '@/lib/assessment/report';
import { formatSource } from '@/lib/format';

/** A place in a repository, or a setting or view of another source, that shows something. */
export type Place = ReportCriterion['evidence'][number];

/** Lines of a file around a place; `firstLine` counts from 1. */
export interface SourceLines {
  firstLine: number;
  lines: string[];
}

/** Where the parts of a report lead. */
export interface ReportLinks {
  /** Page of a criterion, by its id. */
  criterionPage(id: string): string;
  /** Page of an indicator, by its id. */
  indicatorPage(id: string): string;
  /** The host's own view of the file at the commit; null where it has none. */
  hostLink(place: Place): string | null;
  /** Cairn's page with the lines; null where there is no line to show. */
  linesLink(place: Place): string | null;
  /** The lines themselves, where they come with the page. */
  lines(place: Place): SourceLines | null;
  /** True when places of several repositories stand side by side, so that each has to name its own. */
  severalRepositories: boolean;
}

/** A place in one word: 'apps/web.yaml:14', the commit where the evidence is no file, or the source where it is not in Git. */
export function placeName(place: Place): string {
  if (place.source) return formatSource(place.source);
  if (place.path === '') return `commit ${place.commit.slice(0, 7)}`;
  return place.line === null ? place.path : `${place.path}:${place.line}`;
}

/** What tells one place from another. */
export function placeKey(place: Place): string {
  return [
    place.repository,
    place.commit,
    place.path,
    place.line,
    place.note,
    place.source?.name,
    place.source?.asOf,
  ].join('\n');
}
