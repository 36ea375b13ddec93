import type { OpenRepository } from '@/lib/git/repository';
import { planArchivedSecrets, secretsInTexts } from '@/lib/scan/archived-secrets';
import type { InventoryInput } from '@/lib/scan/build-inventory';
import { type GuideFacts, isGuidePath } from '@/lib/scan/documents/deployment-guide';
import type { ManifestFacts, SecretFact } from '@/lib/scan/documents/file-facts';
import { folderOf } from '@/lib/scan/documents/folder';
import type { OperationsGuide } from '@/lib/scan/documents/operations-guide';
import { referencedFiles, resolvePipelines } from '@/lib/scan/documents/pipelines/follow';
import { readPipeline } from '@/lib/scan/documents/pipelines/index';
import { isIncluded } from '@/lib/scan/documents/pipelines/make-includes';
import type { PipelineSystem } from '@/lib/scan/documents/pipelines/pipeline';
import { type PipelineFact, type PlacedPipeline, pipelineFact } from '@/lib/scan/documents/pipelines/pipeline-fact';
import { pipelineSystemOf } from '@/lib/scan/documents/pipelines/select';
import { mayStart, startedJobs, startedObjects, systemsStarted } from '@/lib/scan/documents/pipelines/started-objects';
import { remember } from '@/lib/scan/documents/remember';
import type { ScanMemory } from '@/lib/scan/documents/scan-memory';
import type { Unread } from '@/lib/scan/documents/unread';
import type { FactsCache } from '@/lib/scan/facts-cache';
import { fileReaders as readers, type TextFacts } from '@/lib/scan/file-readers';
import type { KeptTexts } from '@/lib/scan/kept-texts';
import { readOwnSubcharts } from '@/lib/scan/read-own-subcharts';
import { readingLists } from '@/lib/scan/reading-lists';
import { type FactReader, type FileToRead, factReader, ReadingPlan } from '@/lib/scan/reading-plan';
import { treePathsOf } from '@/lib/scan/tree-paths';
import { placeOperationsGuides } from '@/lib/scan/written-guides';

interface CollectOptions {
  cache: FactsCache;
  /** Takes the texts that are read. */
  texts: KeptTexts;
  memory?: ScanMemory | undefined;
  includeTests: boolean;
  /** Bytes. */
  maximumBytes: number;
  onProgress?: ((progress: { done: number; total: number | null; message: string }) => void) | undefined;
  signal?: AbortSignal | undefined;
}

type FileFacts = Pick<
  InventoryInput,
  'manifests' | 'terraform' | 'pipelines' | 'texts' | 'textSecrets' | 'unread' | 'filesRead' | 'ownSubcharts'
> & {
  guides: ReadonlyMap<string, GuideFacts>;
  operationsGuides: OperationsGuide[];
};

const pipelineReader = remember(
  (system: PipelineSystem): FactReader<PipelineFact> =>
    factReader(`pipeline-${system}`, (text) => readPipeline(system, text)),
);

/** Reads every file that a rule needs, each by its reader; files that do not count are left unread unless they are asked for. */
export async function collectFileFacts(
  repository: OpenRepository,
  files: readonly FileToRead[],
  options: CollectOptions,
): Promise<FileFacts> {
  const ownSubcharts = await readOwnSubcharts(repository, files, { ...options, onProgress: undefined });
  const tree = treePathsOf(files, options.memory, ownSubcharts);
  const lists = readingLists(files, tree, options.includeTests);
  const { total, documents } = lists;
  const reading = {
    ...options,
    onProgress: (done: number) =>
      options.onProgress?.({ done: Math.min(done, total), total, message: 'Reading files' }),
  };
  const plan = new ReadingPlan();
  const manifests = plan.add(readers.manifests, lists.manifests);
  const plain = plan.add(readers.plain, lists.plain);
  const terraform = plan.add(readers.terraform, lists.terraform);
  const texts = plan.add(readers.text, lists.texts);
  const credentials = plan.add(readers.credentials, lists.credentials);
  const archivedSecrets = planArchivedSecrets(plan, lists.archived);
  const guides = plan.add(readers.guide, documents);
  const pipelines = planPipelines(plan, lists.pipelines);
  const unread = await plan.run(repository, reading);
  const reasons = new Map(unread.map(({ path, reason }) => [path, reason]));
  const started = await readStarted(repository, lists.manifests, manifests, options);
  const placed = [...pipelines.flatMap((place) => place(reasons)), ...started];
  const followed = await readFollowed(repository, files, placed, texts, options);
  return {
    manifests: { get: (path) => plain.get(path) ?? manifests.get(path) },
    terraform,
    pipelines: resolvePipelines(placed, followed.texts),
    texts: new Map([...texts].map(([path, { text }]) => [path, text])),
    textSecrets: new Map<string, SecretFact[]>([
      ...credentials,
      ...secretsInTexts(lists.textsAlone.flatMap(({ path }) => factsAt(texts, path))),
      ...archivedSecrets(),
    ]),
    unread: [...unread, ...followed.unread],
    guides: new Map([...guides].filter(([path]) => isGuidePath(path))),
    operationsGuides: placeOperationsGuides(documents, guides, tree),
    ownSubcharts,
    filesRead: total,
  };
}

function factsAt<Facts>(facts: ReadonlyMap<string, Facts>, path: string): [string, Facts][] {
  const found = facts.get(path);
  return found === undefined ? [] : [[path, found]];
}

/** Puts pipelines in their places; one that was left unread, by path with its reason, is a pipeline all the same. */
type PlacePipelines = (unread: ReadonlyMap<string, string>) => PlacedPipeline[];

/**
 * Pipelines are read by the system that their path tells: the same bytes mean different things to different systems. Any path would do
 * for one of Concourse: what holds no job is none.
 */
function planPipelines(plan: ReadingPlan, files: readonly FileToRead[]): PlacePipelines[] {
  const bySystem = Map.groupBy(files, ({ path }) => pipelineSystemOf(path) ?? 'concourse');
  return [...bySystem].map(([system, group]) => {
    const facts = plan.add(pipelineReader(system), group);
    return (unread) =>
      group.flatMap(({ path, objectId }) => {
        const fact = facts.get(path) ?? pipelineFact(system, { problem: unread.get(path) ?? 'it was not read' });
        return system === 'concourse' && fact.jobs.length === 0 ? [] : [{ path, objectId, fact, counted: true }];
      });
  });
}

/** Pipelines that are objects of a cluster, where something here tells which events of a Git host start them. */
async function readStarted(
  repository: OpenRepository,
  files: readonly FileToRead[],
  manifests: ReadonlyMap<string, ManifestFacts>,
  options: CollectOptions,
): Promise<PlacedPipeline[]> {
  const documentsOf = (path: string) => manifests.get(path)?.documents ?? [];
  const starting = [...manifests.values()].some(({ documents }) => documents.some(mayStart));
  const started = starting ? startedObjects(files.flatMap(({ path }) => documentsOf(path))) : {};
  if (Object.keys(started).length === 0) return [];
  const plan = new ReadingPlan();
  const planned = files.flatMap((file) =>
    systemsStarted(documentsOf(file.path), started).map((system) => {
      return { file, facts: plan.add(pipelineReader(system), [file]) };
    }),
  );
  await plan.run(repository, { ...options, onProgress: undefined });
  return planned.flatMap(({ file: { path, objectId }, facts }) => {
    const fact = facts.get(path);
    return fact ? [{ path, objectId, fact: startedJobs(fact, started), counted: true }] : [];
  });
}

/** Most rounds in which called files are read: a task file, what it includes, and the scripts of both. */
const mostRounds = 4;

/** Scripts and other local files that pipelines call, and what these call, so that an indirection does not hide what a job does. */
async function readFollowed(
  repository: OpenRepository,
  files: readonly FileToRead[],
  placed: readonly PlacedPipeline[],
  known: ReadonlyMap<string, TextFacts>,
  options: CollectOptions,
): Promise<{ texts: Map<string, { text: string; objectId: string }>; unread: Unread[] }> {
  const texts = new Map<string, { text: string; objectId: string }>();
  const unread: Unread[] = [];
  const asked = new Set<string>();
  for (let round = 0; round < mostRounds; round += 1) {
    const wanted = referencedFiles(placed, texts);
    if (wanted.length === 0) break;
    const names = new Set(wanted);
    // A star does not reach into folders.
    const starred = wanted.filter((path) => path.includes('*'));
    const patterns = Map.groupBy(starred, folderOf);
    const isIncludedSomewhere = (path: string): boolean =>
      patterns.get(folderOf(path))?.some((pattern) => isIncluded(path, pattern)) ?? false;
    const isWanted = (path: string): boolean => names.has(path) || (patterns.size > 0 && isIncludedSomewhere(path));
    const group = files.filter(({ path }) => !asked.has(path) && isWanted(path));
    if (group.length === 0) break;
    for (const { path } of group) asked.add(path);
    const plan = new ReadingPlan();
    const missing = group.filter(({ path }) => !known.has(path));
    const fresh = plan.add(readers.text, missing);
    unread.push(...(await plan.run(repository, { ...options, onProgress: undefined })));
    for (const { path, objectId } of group) {
      const found = known.get(path) ?? fresh.get(path);
      if (found) texts.set(path, { text: found.text, objectId });
    }
  }
  return { texts, unread };
}
