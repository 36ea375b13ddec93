import { folderOf, isWithin, joinPath } from '@/lib/scan/documents/folder';
import type { Pipeline, PipelineJob, PipelineStep } from '@/lib/scan/documents/pipelines/pipeline';
import { segmentsOf } from '@/lib/scan/documents/pipelines/segments';
import { pipelineSystemOf } from '@/lib/scan/documents/pipelines/select';
import type { Inventory } from '@/lib/scan/inventory';

/** Files that make a folder one that somebody delivers from: declared state, and what an application is built by. */
const deliverable =
  /\.(ya?ml|json|tf|tofu|tfvars|hcl|jsonnet|cue)$|(^|\/)((Docker|Container)file[^/]*|go\.mod|pom\.xml|build\.gradle(\.kts)?|Cargo\.toml|pyproject\.toml|requirements\.txt|Gemfile)$/i;
/** Options of commands whose value is a path. */
const pathOption = /^(-f|-k|-C|-R|cd|--filename|--kustomize|--chdir|-chdir|--directory|--file|--values)$/;

/** Where a pipeline can point in one repository, seen from some folders of it. */
interface View {
  /** Whether the path, or something below it, is of the folders; or the folders lie below it. */
  touches(path: string): boolean;
  /** Files and folders that somebody delivers from. */
  deliverables: ReadonlySet<string>;
}

/**
 * The pipelines of a repository as far as they may speak of `folders`. A pipeline or a job is left out where it lies in, is started
 * by changes of, or names in its commands only other folders. What cannot be told stays.
 */
export function pipelinesOfScope({ pipelines, files }: Inventory, folders: readonly string[]): Pipeline[] {
  const view: View = {
    touches: (path) => folders.some((folder) => isWithin(path, folder) || isWithin(folder, path)),
    deliverables: deliverablePaths(files),
  };
  return pipelines.flatMap((pipeline) => {
    const home = folderOf(pipeline.path);
    if (folders.some((folder) => isWithin(home, folder))) return [pipeline];
    if (view.deliverables.has(home) && !view.touches(home)) return [];
    const jobs = pipeline.jobs.filter((job) => !isOfOthers(job, view, folders));
    return jobs.length === 0 && pipeline.jobs.length > 0 ? [] : [{ ...pipeline, jobs }];
  });
}

function deliverablePaths(files: Inventory['files']): Set<string> {
  const paths = new Set<string>();
  for (const { path, notCounted } of files) {
    const isSetting = path.startsWith('.') || !path.includes('/') || pipelineSystemOf(path) !== null;
    if (notCounted !== null || isSetting || !deliverable.test(path)) continue;
    for (let place = path; place !== '' && !paths.has(place); place = folderOf(place)) paths.add(place);
  }
  return paths;
}

function isOfOthers(job: PipelineJob, view: View, folders: readonly string[]): boolean {
  const filters = job.paths.filter((pattern) => !isSetting(pattern.replace(/^!/, '')));
  const started = filters.filter((pattern) => !pattern.startsWith('!'));
  if (started.length > 0) return !started.some((pattern) => view.touches(fixedPart(pattern)));
  const left = filters.map((pattern) => pattern.slice(1)).filter((pattern) => /\/\*{1,2}$/.test(pattern));
  if (left.length > 0 && folders.every((folder) => left.some((pattern) => isWithin(folder, fixedPart(pattern))))) {
    return true;
  }
  const places = job.steps.flatMap((step) => placesNamed(step, view));
  return places.length > 0 && !places.some((place) => place === null || view.touches(place));
}

/** A file of the root, or of a folder of tools: it starts a pipeline for everybody. */
function isSetting(pattern: string): boolean {
  return pattern.startsWith('.') || (!pattern.includes('/') && !pattern.includes('*'));
}

/** The folder, or the whole path, before the first wildcard; '' where it may be anywhere. */
function fixedPart(pattern: string): string {
  const clean = pattern.replace(/^\/+/, '');
  const at = clean.search(/[*?[{+]/);
  return at === -1 ? clean.replace(/(?<!\/)\/+$/, '') : folderOf(clean.slice(0, at));
}

/** Places of the repository that a step names; null for one that a variable fills, which may be anywhere. */
function placesNamed(step: PipelineStep, view: View): (string | null)[] {
  const folder = step.folder !== '' && view.deliverables.has(step.folder) ? [step.folder] : [];
  const words =
    step.kind === 'command'
      ? segmentsOf(step.text).flatMap(({ words: all }) => all.flatMap((word, at) => pathWords(word, all[at - 1])))
      : Object.values(step.inputs).flatMap((text) => text.split(/\s+/).flatMap((word) => pathWords(word, undefined)));
  return [...folder, ...words.flatMap((word) => placeOf(word, step.folder, view))];
}

/** The word, or what an option of it is set to; one that begins with a variable only where a path is expected. */
function pathWords(word: string, before: string | undefined): string[] {
  const [, option, value] = /^(-{1,2}[\w-]+)=(.+)$/.exec(word) ?? [];
  const text = value ?? word;
  if (text.startsWith('-') || /:\/\//.test(text)) return [];
  const isExpected = pathOption.test(option ?? before ?? '');
  return /^["']?(\$|\{\{)/.test(text) && !isExpected ? [] : [text];
}

function placeOf(word: string, folder: string, view: View): (string | null)[] {
  const open = word.search(/\$|\{\{|\*/);
  if (open !== -1) {
    const start = joinPath(folder, folderOf(word.slice(0, open)));
    if (start === null) return [];
    return start === '' ? [null] : view.deliverables.has(start) ? [start] : [];
  }
  const place = joinPath(folder, word);
  return place !== null && view.deliverables.has(place) ? [place] : [];
}
