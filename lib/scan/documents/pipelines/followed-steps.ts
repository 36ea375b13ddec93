import { type CalledContent, type CalledFiles, keyOfCall } from '@/lib/scan/documents/pipelines/called-files';
import { type LocalCall, localCallsOf } from '@/lib/scan/documents/pipelines/local-calls';
import type { PipelineStep, Unfollowed } from '@/lib/scan/documents/pipelines/pipeline';

export interface FollowedSteps {
  steps: PipelineStep[];
  unfollowed: Unfollowed[];
}

/** Most steps of one job, and of all jobs of one pipeline, after which no further file is followed; calls in them count too. */
const mostOfJob = 5_000;
const mostOfPipeline = 20_000;
/** The same, and steps of reusable workflows and templates, of all pipelines of a repository together. */
const mostOfRepository = 100_000;
/** A target that runs a script hides no more than the script itself; what that runs in turn is left. */
const maximumHops = 2;

/** What calls may still add to the pipelines of one repository. */
export class CallRoom {
  left = mostOfRepository;
}

/** Follows the calls of local files in the jobs of one pipeline. */
export class StepFollower {
  readonly #files: CalledFiles;
  readonly #shared: CallRoom;
  #room = mostOfPipeline;

  constructor(files: CalledFiles, shared: CallRoom) {
    this.#files = files;
    this.#shared = shared;
  }

  /**
   * The steps of a job with those of the local files that they call put behind them, and of the files that these call. What goes
   * deeper, what is too much, and what is not there, is listed as not followed.
   */
  follow(steps: readonly PipelineStep[]): FollowedSteps {
    const job = new FollowedJob(this.#files, Math.min(mostOfJob, this.#room, this.#shared.left));
    for (const step of steps) job.add(step);
    this.#room -= job.taken;
    this.#shared.left -= job.taken;
    return job;
  }
}

/** Files that the local files behind the calls of one pipeline call in turn, or take in, as far as their texts are there. */
export function deeperFiles(calls: readonly LocalCall[], from: string, files: CalledFiles): Set<string> {
  const found = new Set<string>();
  const seen = new Set<string>();
  let room = mostOfPipeline;
  for (const call of calls) {
    const key = keyOfCall(from, call);
    if (seen.has(key) || room <= 0) continue;
    seen.add(key);
    for (const path of files.includesOf(call)) found.add(path);
    for (const inner of files.contentsOf(from, call).flatMap((content) => content.steps)) {
      room -= 1 + inner.calls.length;
      for (const path of inner.calls.flatMap((deeper) => deeper.files)) found.add(path);
    }
  }
  return found;
}

/** A file in a folder for programs is a tool that is fetched or built so that later steps can run it, by its name. */
const toolFile = /(^|\/)bin\/[^/]+$/;

/** Whether all that a call makes is tools: where the recipe is not found, nothing but their arrival is hidden. */
function fetchesTools({ kind, targets }: LocalCall): boolean {
  return kind === 'make' && targets.length > 0 && targets.every((target) => toolFile.test(target));
}

/** One job while its steps are followed. */
class FollowedJob implements FollowedSteps {
  readonly steps: PipelineStep[] = [];
  readonly unfollowed: Unfollowed[] = [];
  readonly #files: CalledFiles;
  readonly #room: number;
  /** Steps of called files, and calls in them. */
  taken = 0;

  constructor(files: CalledFiles, room: number) {
    this.#files = files;
    this.#room = room;
  }

  /** A step of the job itself: it is kept however long the job is. */
  add(step: PipelineStep): void {
    const calls = localCallsOf(step);
    this.steps.push(this.#withProgram(step, calls));
    for (const call of calls) this.#follow(step, call, 1);
  }

  /** A step with what the program that it runs by its folder deploys with; where that is not to be seen, its own name has to tell. */
  #withProgram(step: PipelineStep, calls: readonly LocalCall[]): PipelineStep {
    const deploysBy = this.#files.deployCommandsOf(calls);
    return deploysBy.length > 0 ? { ...step, deploysBy } : step;
  }

  #follow(step: PipelineStep, call: LocalCall, hop: number): void {
    if (call.kind === 'program') return;
    const contents = this.taken < this.#room ? this.#files.contentsOf(step.path, call) : [];
    if (contents.length === 0 && !fetchesTools(call)) this.#leave(step, call, this.#files.isSelfContained(call));
    for (const content of contents) this.#take(step, call, content, hop);
  }

  #leave(step: PipelineStep, call: LocalCall, isSelfContained = false): void {
    const { path, objectId, line, triggers, branches } = step;
    const unfollowed = { text: call.text, path, objectId, line, triggers, branches };
    this.unfollowed.push(isSelfContained ? { ...unfollowed, startsNothing: true } : unfollowed);
  }

  #take(step: PipelineStep, call: LocalCall, { steps, path, objectId }: CalledContent, hop: number): void {
    const { triggers, branches } = step;
    for (const { fact, calls } of steps) {
      if (this.taken >= this.#room) {
        this.#leave(step, call);
        return;
      }
      this.taken += 1 + calls.length;
      const variables = { ...step.variables, ...call.variables, ...fact.variables };
      const name = fact.name ?? step.name;
      const called: PipelineStep = { ...fact, name, variables, triggers, branches, path, objectId };
      this.steps.push(this.#withProgram(called, calls));
      for (const deeper of calls) {
        const isSameFile = deeper.files.includes(path) && deeper.kind === call.kind && call.kind !== 'script';
        if (isSameFile) continue;
        if (hop < maximumHops) this.#follow(called, deeper, hop + 1);
        else this.#leave(called, deeper);
      }
    }
  }
}
