import type { SecretFact } from '@/lib/scan/documents/file-facts';
import { suspicionsOfAssignments } from '@/lib/scan/documents/secrets';
import { fileReaders, type TextFacts } from '@/lib/scan/file-readers';
import type { FileToRead, ReadingPlan } from '@/lib/scan/reading-plan';
import type { ReaderId } from '@/lib/scan/select-files';

/**
 * Plans to look for credentials in files that were put aside, by reader. Nothing else is taken from them: they deliver nothing any more,
 * and whoever reads the repository reads them all the same. Called when the plan has run, it gives what was found, by path.
 */
export function planArchivedSecrets(
  plan: ReadingPlan,
  archived: ReadonlyMap<ReaderId, readonly FileToRead[]>,
): () => [string, SecretFact[]][] {
  const of = (reader: ReaderId): readonly FileToRead[] => archived.get(reader) ?? [];
  const objects = [
    plan.add(fileReaders.manifests, of('manifests')),
    plan.add(fileReaders.plain, of('plain-manifests')),
  ];
  const texts = plan.add(fileReaders.text, of('text'));
  const code = plan.add(fileReaders.credentials, [...of('terraform'), ...of('pipeline')]);
  return () => [
    ...objects.flatMap((facts) => [...facts].map(([path, { secrets }]): [string, SecretFact[]] => [path, secrets])),
    ...secretsInTexts(texts),
    ...code,
  ];
}

/** Credentials in files that are read as text, by path. */
export function secretsInTexts(texts: Iterable<readonly [string, TextFacts]>): [string, SecretFact[]][] {
  return [...texts].map(([path, { text, secrets }]) => [path, [...secrets, ...suspicionsOfAssignments(path, text)]]);
}
