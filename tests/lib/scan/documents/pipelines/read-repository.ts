import { referencedFiles, resolvePipelines } from '@/lib/scan/documents/pipelines/follow';
import { readPipeline } from '@/lib/scan/documents/pipelines/index';
import { isIncluded } from '@/lib/scan/documents/pipelines/make-includes';
import type { Pipeline, PipelineJob } from '@/lib/scan/documents/pipelines/pipeline';
import type { PlacedPipeline } from '@/lib/scan/documents/pipelines/pipeline-fact';
import { pipelineSystemOf } from '@/lib/scan/documents/pipelines/select';

/** Reads the pipelines of a repository given as texts by path, the way a scan does, through JSON as the cache does. */
export function pipelinesOf(files: Record<string, string>): Pipeline[] {
  const placed = Object.entries(files).flatMap(([path, text]): PlacedPipeline[] => {
    const system = pipelineSystemOf(path);
    if (system === null) return [];
    const fact = JSON.parse(JSON.stringify(readPipeline(system, text)));
    return [{ path, objectId: objectIdOf(path), counted: true, fact }];
  });
  const texts = new Map<string, { text: string; objectId: string }>();
  for (let round = 0; round < 4; round += 1) {
    const wanted = referencedFiles(placed, texts);
    for (const [path, text] of Object.entries(files)) {
      if (wanted.some((name) => isIncluded(path, name))) texts.set(path, { text, objectId: objectIdOf(path) });
    }
  }
  return resolvePipelines(placed, texts);
}

export function objectIdOf(path: string): string {
  return `blob of ${path}`;
}

/** The jobs of the only pipeline that the files make. */
export function jobsOf(files: Record<string, string>): PipelineJob[] {
  const pipelines = pipelinesOf(files);
  if (pipelines.length !== 1)
    throw new Error(`expected one pipeline, found ${pipelines.map(({ path }) => path).join(', ')}`);
  return pipelines[0]?.jobs ?? [];
}

/** The job of this name. */
export function jobNamed(jobs: readonly PipelineJob[], name: string): PipelineJob {
  const found = jobs.find((job) => job.name === name);
  if (!found) throw new Error(`no job ${name} among ${jobs.map((job) => job.name).join(', ')}`);
  return found;
}

/** Texts of a job's steps. */
export function stepsOf(job: PipelineJob | undefined): string[] {
  return (job?.steps ?? []).map(({ text }) => text);
}

/** A workflow of one job with these steps, as YAML. */
export function workflow(on: string, run: string, job = ''): string {
  const lines = run.split('\n').map((line) => `          ${line}`);
  return [
    `on: ${on}`,
    'jobs:',
    '  main:',
    ...(job === '' ? [] : [`    ${job}`]),
    '    steps:',
    '      - run: |',
    ...lines,
    '',
  ].join('\n');
}
