import type { Pipeline } from '@/lib/scan/documents/pipelines/pipeline';
import type { ManifestFile } from '@/lib/scan/documents/resources';
import type { Unread } from '@/lib/scan/documents/unread';

/** Documents that could not be parsed: what they would have shown is unknown. */
export function unreadDocuments(files: readonly ManifestFile[]): Unread[] {
  const broken = files.filter(({ facts, counted }) => counted && facts.problems.length > 0);
  return broken.flatMap(({ path, facts }) => facts.problems.map(({ line, reason }) => ({ path, line, reason })));
}

/** Pipelines that could not be read, or not whole. */
export function unreadPipelines(pipelines: readonly Pipeline[]): Unread[] {
  return pipelines.flatMap(({ path, counted, problem }) =>
    counted && problem !== null ? [{ path, line: null, reason: problem }] : [],
  );
}
