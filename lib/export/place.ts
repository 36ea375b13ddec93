import type { Report, ReportCriterion } from '@/lib/assessment/report';
import { visibleText } from '@/lib/export/visible-text';
import { formatSource } from '@/lib/format';

/** A place in a repository, or a setting or view of another source, that shows something. */
export type Place = ReportCriterion['evidence'][number];

/** Writes a place as `path:line`, or a source with its date, after the repository's name where there are several. */
export type PlaceWriter = (place: Place) => string;

/** Makes the writer of places for the repositories of a Report. What it writes is one line without control characters. */
export function placeWriter({ repositories }: Report): PlaceWriter {
  const several = repositories.length > 1;
  return ({ repository, path, line, source }) => {
    const position = source
      ? visibleText(formatSource(source))
      : `${visibleText(path || '.')}${line === null ? '' : `:${line}`}`;
    return several && repository !== '' ? `${shortRepository(repository)} ${position}` : position;
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
