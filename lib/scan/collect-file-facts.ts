import type { OpenRepository } from '@/lib/git/repository';
import type { InventoryInput } from '@/lib/scan/build-inventory';
import type { ManifestFacts, SecretFact } from '@/lib/scan/documents/file-facts';
import { readManifests } from '@/lib/scan/documents/manifests';
import { referencedFiles, resolvePipelines } from '@/lib/scan/documents/pipelines/follow';
import { readPipeline } from '@/lib/scan/documents/pipelines/index';
import type { PlacedPipeline } from '@/lib/scan/documents/pipelines/pipeline-fact';
import { pipelineSystemOf } from '@/lib/scan/documents/pipelines/select';
import { suspicionsInText, suspicionsOfEnvironmentFile } from '@/lib/scan/documents/secrets';
import { readTerraform, type TerraformFacts } from '@/lib/scan/documents/terraform';
import type { FactsCache } from '@/lib/scan/facts-cache';
import { classifyFiles } from '@/lib/scan/file-class';
import type { Unread } from '@/lib/scan/inventory';
import { type FactReader, type FileToRead, readFacts } from '@/lib/scan/read-facts';
import { type ReaderId, readerOf } from '@/lib/scan/select-files';

interface CollectOptions {
  cache: FactsCache;
  includeTests: boolean;
  /** Bytes. */
  maximumBytes: number;
  onProgress?: ((progress: { done: number; total: number | null; message: string }) => void) | undefined;
  signal?: AbortSignal | undefined;
}

type FileFacts = Pick<
  InventoryInput,
  'manifests' | 'terraform' | 'pipelines' | 'texts' | 'textSecrets' | 'unread' | 'filesRead'
>;

interface TextFacts {
  text: string;
  secrets: SecretFact[];
}

const readers = {
  manifests: { id: 'manifests', read: (text: string) => readManifests(text, false) },
  plain: { id: 'plain-manifests', read: (text: string) => readManifests(text, true) },
  terraform: { id: 'terraform', read: readTerraform },
  text: { id: 'text', read: readText },
} satisfies Record<string, FactReader<unknown>>;

/** Longest text that is kept whole of a file that rules read as text. */
const longestText = 200_000;

function readText(text: string): TextFacts {
  return { text: text.slice(0, longestText), secrets: suspicionsInText(text) };
}

/** Reads every file that a rule needs, each by its reader; files that do not count are left unread unless they are asked for. */
export async function collectFileFacts(
  repository: OpenRepository,
  files: readonly FileToRead[],
  options: CollectOptions,
): Promise<FileFacts> {
  const groups = groupByReader(files, options.includeTests);
  const total = [...groups.values()].reduce((sum, group) => sum + group.length, 0);
  const unread: Unread[] = [];
  let done = 0;
  const read = async <Facts>(reader: FactReader<Facts>, group: readonly FileToRead[]): Promise<Map<string, Facts>> => {
    const onFile = (count: number): void =>
      options.onProgress?.({ done: done + count, total, message: 'Reading files' });
    const result = await readFacts(repository, group, reader, { ...options, onFile });
    done += group.length;
    unread.push(...result.unread);
    return byPath(group, result.facts);
  };
  const manifests = await read(readers.manifests, groups.get('manifests') ?? []);
  const plain = await read(readers.plain, groups.get('plain-manifests') ?? []);
  const terraform: Map<string, TerraformFacts> = await read(readers.terraform, groups.get('terraform') ?? []);
  const texts = await read(readers.text, groups.get('text') ?? []);
  const placed = await readPipelines(groups.get('pipeline') ?? [], read);
  const followed = await readFollowed(files, placed, texts, read);
  return {
    manifests: new Map<string, ManifestFacts>([...manifests, ...plain]),
    terraform,
    pipelines: resolvePipelines(placed, followed),
    texts: new Map([...texts].map(([path, { text }]) => [path, text])),
    textSecrets: new Map(
      [...texts].map(([path, facts]) => [path, [...facts.secrets, ...assignments(path, facts.text)]]),
    ),
    unread,
    filesRead: total,
  };
}

function groupByReader(files: readonly FileToRead[], includeTests: boolean): Map<ReaderId, FileToRead[]> {
  const classes = includeTests ? new Map() : classifyFiles(files.map(({ path }) => path));
  const groups = new Map<ReaderId, FileToRead[]>();
  for (const file of files) {
    const reader = classes.has(file.path) ? null : readerOf(file.path);
    if (reader === null) continue;
    const group = groups.get(reader);
    if (group) group.push(file);
    else groups.set(reader, [file]);
  }
  return groups;
}

function byPath<Facts>(files: readonly FileToRead[], facts: ReadonlyMap<string, Facts>): Map<string, Facts> {
  const placed = new Map<string, Facts>();
  for (const { path, objectId } of files) {
    const found = facts.get(objectId);
    if (found !== undefined) placed.set(path, found);
  }
  return placed;
}

type Read = <Facts>(reader: FactReader<Facts>, group: readonly FileToRead[]) => Promise<Map<string, Facts>>;

/** Pipelines are read by the system that their path tells: the same bytes mean different things to different systems. */
async function readPipelines(files: readonly FileToRead[], read: Read): Promise<PlacedPipeline[]> {
  const placed: PlacedPipeline[] = [];
  const bySystem = Map.groupBy(files, ({ path }) => pipelineSystemOf(path));
  for (const [system, group] of bySystem) {
    if (system === null) continue;
    const facts = await read({ id: `pipeline-${system}`, read: (text) => readPipeline(system, text) }, group);
    for (const { path, objectId } of group) {
      const fact = facts.get(path);
      if (fact) placed.push({ path, objectId, fact, counted: true });
    }
  }
  return placed;
}

/** Scripts and other local files that pipelines call: one hop, so that an indirection does not hide what a job does. */
async function readFollowed(
  files: readonly FileToRead[],
  placed: readonly PlacedPipeline[],
  known: ReadonlyMap<string, TextFacts>,
  read: Read,
): Promise<Map<string, { text: string; objectId: string }>> {
  const wanted = new Set(referencedFiles(placed));
  const group = files.filter(({ path }) => wanted.has(path));
  const texts = await read(
    readers.text,
    group.filter(({ path }) => !known.has(path)),
  );
  const followed = new Map<string, { text: string; objectId: string }>();
  for (const { path, objectId } of group) {
    const found = known.get(path) ?? texts.get(path);
    if (found) followed.set(path, { text: found.text, objectId });
  }
  return followed;
}

/** Assignments in files of environment variables: `PASSWORD=…`. */
function assignments(path: string, text: string): SecretFact[] {
  return /(^|\/)\.env[^/]*$|\.env$/.test(path) ? suspicionsOfEnvironmentFile(text) : [];
}
