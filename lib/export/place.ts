import type { Report, ReportCriterion } from '@/lib/assessment/report';
import { visibleText } from '@/lib/export/visible-text';

/** A place in a repository that shows something. */
export type Place = ReportCriterion['evidence'][number];

/** Writes a place as `path:line`, after the repository's name where there are several. */
export type PlaceWriter = (place: Place) => string;

/** Makes the writer of places for the repositories of a Report. What it writes is one line without control characters. */
export function placeWriter({ repositories }: Report): PlaceWriter {
  const several = repositories.length > 1;
  return ({ repository, path, line }) => {
    const position = line === null ? visibleText(path || '.') : `${visibleText(path)}:${line}`;
    return several ? `${shortRepository(repository)} ${position}` : position;
  };
}

/** The last two parts of an address, without credentials and `.git`: `acme/shop`. */
export function shortRepository(url: string): string {
  const parts = url
    .replace(/\.git\/?$/, '')
    .split(/[/:]/)
    .filter((part) => part !== '');
  return visibleText(parts.slice(-2).join('/') || url);
}
