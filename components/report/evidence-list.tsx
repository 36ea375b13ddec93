import { type Place, placeKey, placeName, type ReportLinks } from '@/components/report/report-links';
import { counted } from '@/components/report/report-texts';
import { CodeLines } from '@/components/ui/code-lines';
import { Disclosure } from '@/components/ui/disclosure';
import { Code, InlineText } from '@/components/ui/prose';
import { OutsideLink, TextLink } from '@/components/ui/text-link';

interface EvidenceListProps {
  places: readonly Place[];
  links: ReportLinks;
  /** How many are shown before the rest is put elsewhere. */
  shown?: number;
  /** Address of a page with all of them; left out, the rest is folded away in place. */
  allAt?: string;
}

/** The places that prove something, each of which can be opened. */
export function EvidenceList({ places, links, shown = 4, allAt }: EvidenceListProps) {
  if (places.length === 0) return null;
  const rest = places.slice(shown);
  return (
    <div className="text-sm">
      <PlaceItems places={places.slice(0, shown)} links={links} />
      {rest.length === 0 ? null : <Rest places={rest} links={links} {...(allAt ? { allAt } : {})} />}
    </div>
  );
}

function Rest({ places, links, allAt }: Omit<EvidenceListProps, 'shown'>) {
  const title = counted(places.length, 'more place');
  if (allAt) {
    return (
      <p className="mt-1.5">
        <TextLink href={allAt}>{title}</TextLink>
      </p>
    );
  }
  return (
    <Disclosure className="mt-1 px-2" title={<span className="text-ink-soft">{title}</span>}>
      <PlaceItems places={places} links={links} />
    </Disclosure>
  );
}

function PlaceItems({ places, links }: { places: readonly Place[]; links: ReportLinks }) {
  return (
    <ul className="flex flex-col gap-1.5">
      {places.map((place) => (
        <PlaceItem key={placeKey(place)} place={place} links={links} />
      ))}
    </ul>
  );
}

function PlaceItem({ place, links }: { place: Place; links: ReportLinks }) {
  const lines = links.lines(place);
  return (
    <li className="min-w-0">
      <span className={place.source ? 'break-words font-medium' : 'break-words font-mono text-xs'}>
        <PlaceLink place={place} links={links} />
      </span>
      {links.severalRepositories && place.repository !== '' ? (
        <span className="text-ink-faint">
          {' '}
          in {place.repository}
          {place.note ? ':' : null}
        </span>
      ) : null}
      {place.note ? (
        <span className="text-ink-soft">
          {' '}
          <InlineText text={place.note} />
        </span>
      ) : null}
      {lines ? (
        <div className="mt-1.5 mb-2">
          <CodeLines label={placeName(place)} {...lines} markedLine={place.line} />
        </div>
      ) : null}
    </li>
  );
}

function PlaceLink({ place, links }: { place: Place; links: ReportLinks }) {
  if (place.source) return placeName(place);
  const host = links.hostLink(place);
  if (host !== null) return <OutsideLink href={host}>{placeName(place)}</OutsideLink>;
  const own = links.linesLink(place);
  return own === null ? <Code>{placeName(place)}</Code> : <TextLink href={own}>{placeName(place)}</TextLink>;
}
