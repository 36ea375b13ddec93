import { counted } from '@/components/report/report-texts';
import { CodeLines } from '@/components/ui/code-lines';
import { Disclosure } from '@/components/ui/disclosure';
import { Code } from '@/components/ui/prose';
import { OutsideLink, TextLink } from '@/components/ui/text-link';
import type { ReportCriterion } from '@/lib/assessment/report';

/** A place in a repository that shows something. */
export type Place = ReportCriterion['evidence'][number];

/** Lines of a file around a place; `firstLine` counts from 1. */
export interface SourceLines {
  firstLine: number;
  lines: string[];
}

/** How the places of a report can be opened. */
export interface EvidenceAccess {
  /** The host's own view of the file at the commit; null where it has none. */
  hostLink(place: Place): string | null;
  /** Cairn's page with the lines; null where there is no file to show. */
  linesLink(place: Place): string | null;
  /** The lines themselves, where they were fetched with the page. */
  lines(place: Place): SourceLines | null;
  /** True when places of several repositories stand side by side, so that each has to name its own. */
  severalRepositories: boolean;
}

interface EvidenceListProps {
  places: readonly Place[];
  access: EvidenceAccess;
  /** How many are shown before the rest is folded away. */
  shown?: number;
}

/** The places that prove something, each of which can be opened. */
export function EvidenceList({ places, access, shown = 4 }: EvidenceListProps) {
  if (places.length === 0) return null;
  const rest = places.slice(shown);
  return (
    <div className="text-sm">
      <PlaceItems places={places.slice(0, shown)} access={access} />
      {rest.length > 0 ? (
        <Disclosure
          className="mt-1"
          title={<span className="text-ink-soft">{counted(rest.length, 'more place')}</span>}
        >
          <PlaceItems places={rest} access={access} />
        </Disclosure>
      ) : null}
    </div>
  );
}

function PlaceItems({ places, access }: { places: readonly Place[]; access: EvidenceAccess }) {
  return (
    <ul className="flex flex-col gap-1.5">
      {places.map((place) => (
        <PlaceItem key={placeKey(place)} place={place} access={access} />
      ))}
    </ul>
  );
}

function PlaceItem({ place, access }: { place: Place; access: EvidenceAccess }) {
  const lines = access.lines(place);
  return (
    <li className="min-w-0">
      <span className="break-words font-mono text-xs">
        <PlaceLink place={place} access={access} />
      </span>
      {access.severalRepositories ? <span className="text-ink-faint"> in {place.repository}</span> : null}
      {place.note ? <span className="text-ink-soft"> {place.note}</span> : null}
      {lines ? (
        <div className="mt-1.5 mb-2">
          <CodeLines label={placeName(place)} {...lines} markedLine={place.line} />
        </div>
      ) : null}
    </li>
  );
}

function PlaceLink({ place, access }: { place: Place; access: EvidenceAccess }) {
  const host = access.hostLink(place);
  if (host !== null) return <OutsideLink href={host}>{placeName(place)}</OutsideLink>;
  const own = access.linesLink(place);
  return own === null ? <Code>{placeName(place)}</Code> : <TextLink href={own}>{placeName(place)}</TextLink>;
}

/** A place in one word: 'apps/web.yaml:14', or the commit where the evidence is no file. */
export function placeName(place: Place): string {
  if (place.path === '') return `commit ${place.commit.slice(0, 7)}`;
  return place.line === null ? place.path : `${place.path}:${place.line}`;
}

/** What tells one place from another. */
export function placeKey(place: Place): string {
  return [place.repository, place.commit, place.path, place.line, place.note].join('\n');
}
