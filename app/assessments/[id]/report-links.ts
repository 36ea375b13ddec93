import { type Place, placeKey, type ReportLinks, type SourceLines } from '@/components/report/report-links';
import type { Context } from '@/lib/context';
import { isCairnError } from '@/lib/errors';
import { evidenceLink } from '@/lib/services/evidence-link';
import type { AssessmentView } from '@/lib/services/get-assessment';
import { getEvidenceLines } from '@/lib/services/get-evidence-lines';

/** So many excerpts come with a page; the other places are opened by their link. */
const EXCERPTS = 6;
/** An excerpt that takes longer is left out, so that no page waits for it; its link stays. */
const EXCERPT_MILLISECONDS = 1500;

/**
 * Where the parts of a report lead.
 * @param telling places whose lines come with the page, unless a host shows them; the first few of them
 */
export async function reportLinks(
  context: Context,
  { id, report }: Pick<AssessmentView, 'id' | 'report'>,
  telling: readonly Place[],
): Promise<ReportLinks> {
  const page = `/assessments/${encodeURIComponent(id)}`;
  const excerpts = await fetchExcerpts(context, id, telling);
  return {
    criterionPage: (criterion) => `${page}/practices/${encodeURIComponent(criterion)}`,
    indicatorPage: (indicator) => `${page}/indicators/${encodeURIComponent(indicator)}`,
    hostLink: evidenceLink,
    linesLink: (place) => linesLink(page, place),
    lines: (place) => excerpts.get(placeKey(place)) ?? null,
    severalRepositories: report.repositories.length > 1,
  };
}

function linesLink(page: string, { repository, path, line }: Place): string | null {
  if (line === null) return null;
  return `${page}/lines?${new URLSearchParams({ repository, path, line: String(line) })}`;
}

async function fetchExcerpts(
  context: Context,
  assessmentId: string,
  telling: readonly Place[],
): Promise<Map<string, SourceLines | null>> {
  const places = telling.filter((place) => place.line !== null && evidenceLink(place) === null).slice(0, EXCERPTS);
  return new Map(
    await Promise.all(
      places.map(async (place) => [placeKey(place), await inTime(linesOf(context, assessmentId, place))] as const),
    ),
  );
}

function inTime(lines: Promise<SourceLines | null>): Promise<SourceLines | null> {
  const tooLate = new Promise<null>((resolve) => setTimeout(resolve, EXCERPT_MILLISECONDS, null));
  return Promise.race([lines, tooLate]);
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
