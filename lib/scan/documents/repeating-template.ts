import type { ManifestFacts } from '@/lib/scan/documents/file-facts';

/** Longest template that is kept. */
const longestTemplate = 50_000;

/** Kinds of Argo CD that templates write for each of some values, and what stands beside them without a value worth hiding. */
const repeated = /^(Application|ApplicationSet|AppProject)$/;
const harmless = /^Namespace$/;

/** Whether an object is one that a template with a range may write for each element. */
export function isRepeatedKind(apiVersion: string, kind: string): boolean {
  return apiVersion.startsWith('argoproj.io/') && repeated.test(kind);
}

/**
 * The text of a template in which a `range` writes objects of Argo CD, to be filled in when the values of its chart are known. A file that
 * holds anything else is not kept: a text could hold what projections drop.
 */
export function repeatingTemplate(
  text: string,
  { documents, problems, plain }: Pick<ManifestFacts, 'documents' | 'problems' | 'plain'>,
): Pick<ManifestFacts, 'template'> {
  const isRead = problems.length === 0 && plain.length === 0;
  const isApplications =
    documents.some(({ apiVersion, kind }) => isRepeatedKind(apiVersion, kind)) &&
    documents.every(({ apiVersion, kind }) => isRepeatedKind(apiVersion, kind) || harmless.test(kind));
  if (!isRead || !isApplications || text.length > longestTemplate || !/\{\{-?\s*range\b/.test(text)) return {};
  const kinds = [...text.matchAll(/^kind:[ \t]*["']?([\w-]*)/gm)].map(([, kind]) => kind ?? '');
  return kinds.every((kind) => repeated.test(kind) || harmless.test(kind)) ? { template: text } : {};
}
