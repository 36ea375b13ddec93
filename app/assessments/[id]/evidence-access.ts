import type { EvidenceAccess, Place, SourceLines } from '@/components/report/evidence-list';
import { placeKey } from '@/components/report/evidence-list';
import { holdingGates } from '@/components/report/holding-gates';
import { withheldFiles } from '@/components/report/withheld-files';
import type { Report } from '@/lib/assessment/report';
import type { Context } from '@/lib/context';
import { isCairnError } from '@/lib/errors';
import { evidenceLink } from '@/lib/services/evidence-link';
import { getEvidenceLines } from '@/lib/services/get-evidence-lines';

/** Excerpts that are fetched with the page: two of each gate that holds the next level back. */
const EXCERPTS_PER_GATE = 2;
const EXCERPTS = 10;

/** How the places of a report can be opened; the most telling ones come with their lines. */
export async function evidenceAccess(context: Context, assessmentId: string, report: Report): Promise<EvidenceAccess> {
  const excerpts = await fetchExcerpts(context, assessmentId, report);
  return {
    hostLink: evidenceLink,
    linesLink: (place) => linesAddress(assessmentId, place),
    lines: (place) => excerpts.get(placeKey(place)) ?? null,
    severalRepositories: report.repositories.length > 1,
  };
}

function linesAddress(assessmentId: string, { repository, path, line }: Place): string | null {
  if (line === null) return null;
  const query = new URLSearchParams({ repository, path, line: String(line) });
  return `/assessments/${encodeURIComponent(assessmentId)}/lines?${query}`;
}

async function fetchExcerpts(context: Context, id: string, report: Report): Promise<Map<string, SourceLines>> {
  const withheld = withheldFiles(report);
  const places = holdingGates(report)
    .holding.flatMap(({ evidence }) => evidence.slice(0, EXCERPTS_PER_GATE))
    .filter((place) => place.line !== null && !withheld(place))
    .slice(0, EXCERPTS);
  const excerpts = new Map<string, SourceLines>();
  await Promise.all(
    places.map(async (place) => {
      const lines = await linesOf(context, id, place);
      if (lines !== null) excerpts.set(placeKey(place), lines);
    }),
  );
  return excerpts;
}

/** The lines of a place; null where there are none to show, for instance because a checkout was moved since. */
export async function linesOf(
  context: Context,
  assessmentId: string,
  { repository, path, line }: Pick<Place, 'repository' | 'path' | 'line'>,
): Promise<SourceLines | null> {
  if (line === null) return null;
  try {
    return await getEvidenceLines(context, { assessmentId, repository, path, line });
  } catch (error) {
    if (isCairnError(error)) return null;
    throw error;
  }
}
