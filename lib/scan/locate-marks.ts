import { readBlobs } from '@/lib/git/blobs';
import type { OpenRepository } from '@/lib/git/repository';
import { placeOf } from '@/lib/scan/documents/locate';
import type { Evidence } from '@/lib/scan/evidence';
import type { Mark } from '@/lib/scan/indicator';

/** Most places that are kept of one indicator; how many there are is in its measures. */
export const mostEvidence = 60;

/**
 * Turns marks into evidence: a mark with a key gets the line of that key, read from the blob. Only the marks that are kept are located,
 * so that a repository of thousands of objects costs no more than its first few.
 */
export async function locateMarks(
  repository: OpenRepository,
  url: string,
  detections: readonly { id: string; marks: readonly Mark[] }[],
): Promise<Map<string, Evidence[]>> {
  const kept = detections.map(({ id, marks }) => ({ id, marks: firstDistinct(marks) }));
  const wanted = kept.flatMap(({ marks }) => marks.filter((mark) => mark.key && mark.objectId !== null));
  const texts = new Map<string, string[]>();
  const ids = wanted.flatMap(({ objectId }) => (objectId === null ? [] : [objectId]));
  if (ids.length > 0) {
    await readBlobs(repository, ids, {
      onBlob: (blob) => {
        if (blob.status === 'read') texts.set(blob.objectId, blob.bytes.toString('utf8').split('\n'));
      },
    });
  }
  return new Map(
    kept.map(({ id, marks }) => [
      id,
      marks.map((mark) => ({
        repository: url,
        commit: mark.commit ?? repository.commit,
        path: mark.path,
        line: lineOf(mark, texts),
        note: mark.note,
      })),
    ]),
  );
}

function firstDistinct(marks: readonly Mark[]): Mark[] {
  const found = new Map<string, Mark>();
  for (const mark of marks) {
    const identity = `${mark.path}\0${mark.line}\0${mark.key?.join('.') ?? ''}\0${mark.note}`;
    if (!found.has(identity)) found.set(identity, mark);
    if (found.size === mostEvidence) break;
  }
  return [...found.values()];
}

function lineOf(mark: Mark, texts: ReadonlyMap<string, readonly string[]>): number | null {
  const lines = mark.objectId === null ? undefined : texts.get(mark.objectId);
  if (!mark.key || mark.line === null || !lines) return mark.line;
  const rest = lines.slice(mark.line - 1);
  const end = rest.findIndex((line, at) => at > 0 && /^---(\s|$)/.test(line));
  return mark.line + placeOf(end === -1 ? rest : rest.slice(0, end), mark.key).line;
}
