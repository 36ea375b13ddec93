import { commandsOfTargets } from '@/lib/scan/documents/pipelines/called-commands';
import { commandsOf, type ShellCommand } from '@/lib/scan/documents/pipelines/commands';
import { expand } from '@/lib/scan/documents/pipelines/expressions';
import { githubSteps } from '@/lib/scan/documents/pipelines/github-steps';
import { type LocalCall, localCallsOf } from '@/lib/scan/documents/pipelines/local-calls';
import { folderOf, followFolders, joinPath } from '@/lib/scan/documents/pipelines/local-path';
import { firstObject, readLocatedYaml } from '@/lib/scan/documents/pipelines/located-yaml';
import { includedFiles, includesOf } from '@/lib/scan/documents/pipelines/make-includes';
import type { PipelineStep, Unfollowed } from '@/lib/scan/documents/pipelines/pipeline';
import { type LocalText, type StepFact, stepFact } from '@/lib/scan/documents/pipelines/pipeline-fact';
import type { PipelineAt } from '@/lib/scan/documents/pipelines/placed-job';
import { readPreCommit } from '@/lib/scan/documents/pipelines/pre-commit';
import { programCommands, startsNothing } from '@/lib/scan/documents/pipelines/program-commands';

/** What steps call by name: the repository's texts, and its pipeline files. */
export interface Repository {
  texts: ReadonlyMap<string, LocalText>;
  pipelineAt: PipelineAt;
}

export interface FollowedSteps {
  steps: PipelineStep[];
  unfollowed: Unfollowed[];
}

/** Most steps of one job, those of the files that it calls included. */
const maximumSteps = 5_000;
/** A target that runs a script hides no more than the script itself; what that runs in turn is left. */
const maximumHops = 2;

/**
 * The steps of a job with those of the local files that they call put behind them, and of the files that these call. What goes deeper,
 * and what is not there, is listed as not followed.
 */
export function followSteps(steps: readonly PipelineStep[], repository: Repository): FollowedSteps {
  const result: FollowedSteps = { steps: [], unfollowed: [] };
  for (const step of steps) {
    if (result.steps.length >= maximumSteps) break;
    result.steps.push(step);
    for (const call of localCallsOf(step)) follow(step, call, repository, result, 1);
  }
  return result;
}

/** Files that the local files called by a step call in turn, or take in, as far as their texts are there. */
export function deeperFiles(step: StepFact, from: string, repository: Repository): string[] {
  return localCallsOf(step).flatMap((call) => {
    const path = call.files.find((file) => repository.texts.has(file));
    const taken = call.kind === 'make' && path !== undefined ? makefiles(path, repository).flatMap(includedIn) : [];
    const steps = contentsOf(from, call, repository).flatMap((content) => content.steps);
    return [...taken, ...steps.flatMap((inner) => localCallsOf(inner).flatMap(({ files }) => files))];
  });
}

function includedIn({ path, text }: { path: string; text: string }): string[] {
  return includesOf(text, path);
}

function follow(step: PipelineStep, call: LocalCall, repository: Repository, result: FollowedSteps, hop: number): void {
  if (result.steps.length >= maximumSteps) return;
  const contents = contentsOf(step.path, call, repository);
  if (contents.length === 0) {
    const isAlone = call.kind === 'script' && filesAt(call.files, repository).slice(0, 1).some(isSelfContained);
    result.unfollowed.push({ ...unfollowedAt(step, call.text), ...(isAlone ? { startsNothing: true } : {}) });
  }
  for (const content of contents) addContent(step, call, content, repository, result, hop);
}

function addContent(
  step: PipelineStep,
  call: LocalCall,
  found: Content,
  repository: Repository,
  result: FollowedSteps,
  hop: number,
): void {
  for (const fact of found.steps.slice(0, maximumSteps)) {
    const { triggers, branches } = step;
    const variables = { ...step.variables, ...call.variables, ...fact.variables };
    const called: PipelineStep = {
      ...fact,
      name: fact.name ?? step.name,
      variables,
      triggers,
      branches,
      path: found.path,
      objectId: found.objectId,
    };
    result.steps.push(called);
    for (const deeper of localCallsOf(called)) {
      const isSameFile = deeper.files.includes(found.path) && deeper.kind === call.kind && call.kind !== 'script';
      if (isSameFile) continue;
      if (hop < maximumHops) follow(called, deeper, repository, result, hop + 1);
      else result.unfollowed.push(unfollowedAt(called, deeper.text));
    }
  }
}

/** A program in JavaScript without a part of its own elsewhere; other languages do not tell their own parts from libraries. */
function isSelfContained({ path, text }: { path: string; text: string }): boolean {
  return /\.([cm]?js|ts)$/.test(path) && startsNothing(text);
}

function unfollowedAt(step: PipelineStep, text: string): Unfollowed {
  return {
    text,
    path: step.path,
    objectId: step.objectId,
    line: step.line,
    triggers: step.triggers,
    branches: step.branches,
  };
}

/** Steps that a local file holds. */
interface Content {
  steps: StepFact[];
  path: string;
  objectId: string;
}

/** The steps of the file that a call names, or of those that hold its targets; none where it is not there or cannot be told. */
function contentsOf(from: string, call: LocalCall, repository: Repository): Content[] {
  if (call.kind === 'opaque') return [];
  if (call.kind === 'template') return templateSteps(from, call, repository);
  const path = call.files.find((file) => repository.texts.has(file));
  if (path === undefined) return [];
  const files = call.kind === 'make' ? makefiles(path, repository) : filesAt([path], repository);
  const found = files.flatMap((file) => {
    const steps = stepsOfText(call, file.path, file.text);
    return steps ? [{ steps, path: file.path, objectId: file.objectId }] : [];
  });
  return call.targets.length > 0 ? found : found.slice(0, 1);
}

/** A Makefile and those that it includes, each of which may hold a target. */
function makefiles(path: string, repository: Repository): (LocalText & { path: string })[] {
  return filesAt(includedFiles(path, repository.texts), repository);
}

function filesAt(paths: readonly string[], { texts }: Repository): (LocalText & { path: string })[] {
  return paths.flatMap((path) => {
    const file = texts.get(path);
    return file ? [{ ...file, path }] : [];
  });
}

function stepsOfText(call: LocalCall, path: string, text: string): StepFact[] | null {
  // An encrypted or compiled file.
  const head = text.slice(0, 4_000);
  if (head.includes('\u0000') || head.includes('\ufffd')) return null;
  if (call.kind === 'action') return compositeSteps(text, call.variables, folderOf(path));
  if (call.kind === 'pre-commit') {
    const steps = readPreCommit(text).jobs.flatMap((job) => job.steps);
    return call.targets.length === 0
      ? steps
      : steps.filter((step) => step.name === call.targets[0] || step.text === `pre-commit/${call.targets[0]}`);
  }
  const commands = commandsOfText(call, path, text);
  if (!commands) return null;
  const folder = call.kind === 'script' ? call.folder : folderOf(path);
  const steps = commands.map((command) =>
    stepFact({ text: command.text, kind: 'command', line: command.line, triggers: [], folder }),
  );
  followFolders(steps);
  return steps;
}

function commandsOfText(call: LocalCall, path: string, text: string): ShellCommand[] | null {
  if (
    call.kind === 'make' ||
    call.kind === 'task' ||
    call.kind === 'just' ||
    call.kind === 'package' ||
    call.kind === 'tox'
  ) {
    const instead = call.otherwise === null ? null : commandsOf(call.otherwise);
    return commandsOfTargets(call.kind, text, call.targets) ?? instead;
  }
  const isProgram =
    /\.(py|m?js|cjs|ts|rb|pl|php)$/.test(path) || /^#!.*\b(python|node|ruby|perl)/.test(text.slice(0, 100));
  if (!isProgram) return commandsOf(text);
  // A program whose calls of other programs are not written out may do anything: it is not followed.
  const commands = programCommands(text);
  return commands.length > 0 ? commands : null;
}

/** Ways in which an action names the folder that it lies in. */
const actionPath = /\$\{\{\s*github\.action_path\s*\}\}|\$\{?GITHUB_ACTION_PATH\b\}?/g;

/** Steps of a composite action, with what is handed to it in place of its inputs; other kinds of action are programs. */
function compositeSteps(text: string, inputs: Readonly<Record<string, string>>, folder: string): StepFact[] | null {
  const found = firstObject(readLocatedYaml(text));
  if (!found) return null;
  const steps = githubSteps(found.document, ['runs', 'steps'], { triggers: [], branches: [] }, '');
  if (steps.length === 0) return null;
  const values = Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`inputs.${name}`, [value]]));
  return steps.map((step) => ({
    ...step,
    text: (expand(step.text, values)[0] ?? step.text).replace(actionPath, folder),
    variables: { ...step.variables },
  }));
}

/** Steps of an Azure steps template: its path is relative to the file that names it. */
function templateSteps(from: string, call: LocalCall, repository: Repository): Content[] {
  const path = templatePath(call.files[0] ?? '', from);
  const pipeline = path === null ? null : repository.pipelineAt(path);
  if (!pipeline) return [];
  const steps = pipeline.fact.jobs.flatMap((job) => job.steps);
  return [{ steps, path: pipeline.path, objectId: pipeline.objectId }];
}

/** Path of an Azure template as named in a file; null where it lies in another repository. */
export function templatePath(target: string, from: string): string | null {
  const plain = target.replace(/@self$/, '');
  if (plain.includes('@')) return null;
  return plain.startsWith('/') ? joinPath('', plain.slice(1)) : joinPath(folderOf(from), plain);
}
