import { commandsOfTargets } from '@/lib/scan/documents/pipelines/called-commands';
import { commandsOf, type ShellCommand } from '@/lib/scan/documents/pipelines/commands';
import { expand } from '@/lib/scan/documents/pipelines/expressions';
import { githubSteps } from '@/lib/scan/documents/pipelines/github-steps';
import { type LocalCall, localCallsOf } from '@/lib/scan/documents/pipelines/local-calls';
import { folderOf, followFolders, joinPath } from '@/lib/scan/documents/pipelines/local-path';
import { firstObject, readLocatedYaml } from '@/lib/scan/documents/pipelines/located-yaml';
import { Makefiles } from '@/lib/scan/documents/pipelines/make-includes';
import { deployCommandsIn } from '@/lib/scan/documents/pipelines/own-programs';
import { type LocalText, type StepFact, stepFact } from '@/lib/scan/documents/pipelines/pipeline-fact';
import type { PipelineAt } from '@/lib/scan/documents/pipelines/placed-job';
import { readPreCommit } from '@/lib/scan/documents/pipelines/pre-commit';
import { programCommands, startsNothing } from '@/lib/scan/documents/pipelines/program-commands';
import { remember } from '@/lib/scan/documents/remember';

/** A step of a called file, with the calls of local files in it. */
export interface CalledStep {
  fact: StepFact;
  calls: readonly LocalCall[];
}

/** Steps that a local file holds. */
export interface CalledContent {
  steps: readonly CalledStep[];
  path: string;
  objectId: string;
}

type PlacedText = LocalText & { path: string };

/** Contents that are kept read: thousands of steps may call the same few. */
const contentsAtHand = 200;

/** The files of a repository that steps call by name. What thousands of steps call is read once. */
export class CalledFiles {
  readonly #texts: ReadonlyMap<string, LocalText>;
  readonly #pipelineAt: PipelineAt;
  readonly #contents = new Map<string, readonly CalledContent[]>();
  readonly #makefiles: Makefiles;
  readonly #startsNothing = remember((path: string) => startsNothing(this.#texts.get(path)?.text ?? ''));

  readonly #deployCommands = remember((folder: string) => {
    const files = [...this.#texts].filter(([path]) => folderOf(path) === folder && path.endsWith('.py'));
    return deployCommandsIn(files.map(([, { text }]) => text));
  });

  constructor(texts: ReadonlyMap<string, LocalText>, pipelineAt: PipelineAt) {
    this.#texts = texts;
    this.#makefiles = new Makefiles(texts);
    this.#pipelineAt = pipelineAt;
  }

  /** The steps of the file that a call names, or of those that hold its targets; none where it is not there or cannot be told. */
  contentsOf(from: string, call: LocalCall): readonly CalledContent[] {
    const key = keyOfCall(from, call);
    const known = this.#contents.get(key);
    if (known) return known;
    const read = this.#read(from, call);
    if (this.#contents.size >= contentsAtHand) this.#contents.clear();
    this.#contents.set(key, read);
    return read;
  }

  /** Paths that the Makefile of a call takes in, as they are written there. */
  includesOf(call: LocalCall): string[] {
    const path = this.#pathOf(call);
    if (call.kind !== 'make' || path === undefined) return [];
    return this.#makefiles.includesOf(path);
  }

  /** A program in JavaScript without a part of its own elsewhere; other languages do not tell their own parts from libraries. */
  isSelfContained(call: LocalCall): boolean {
    const path = this.#pathOf(call);
    return call.kind === 'script' && path !== undefined && /\.([cm]?js|ts)$/.test(path) && this.#startsNothing(path);
  }

  /** What the programs that these calls run by their folders deploy with; none where they are not here, or it is not written out. */
  deployCommandsOf(calls: readonly LocalCall[]): readonly string[] {
    const folders = calls.flatMap(({ kind, files }) => (kind === 'program' ? files.map(folderOf) : []));
    return [...new Set(folders.flatMap((folder) => this.#deployCommands(folder)))];
  }

  #pathOf(call: LocalCall): string | undefined {
    return call.files.find((file) => this.#texts.has(file));
  }

  #filesAt(paths: readonly string[]): PlacedText[] {
    return paths.flatMap((path) => {
      const file = this.#texts.get(path);
      return file ? [{ ...file, path }] : [];
    });
  }

  #read(from: string, call: LocalCall): CalledContent[] {
    if (call.kind === 'opaque' || call.kind === 'program') return [];
    if (call.kind === 'template') return this.#template(from, call);
    const path = this.#pathOf(call);
    if (path === undefined) return [];
    const files = this.#filesAt(call.kind === 'make' ? this.#makefiles.filesOf(path) : [path]);
    const found = files.flatMap((file) => {
      const steps = stepsOfText(call, file.path, file.text);
      return steps ? [contentOf(steps, file)] : [];
    });
    return call.targets.length > 0 ? found : found.slice(0, 1);
  }

  /** Steps of an Azure steps template: its path is relative to the file that names it. */
  #template(from: string, call: LocalCall): CalledContent[] {
    const path = templatePath(call.files[0] ?? '', from);
    const pipeline = path === null ? null : this.#pipelineAt(path);
    if (!pipeline) return [];
    const steps = pipeline.fact.jobs.flatMap((job) => job.steps);
    return [contentOf(steps, pipeline)];
  }
}

/** Equal for calls of the same, whatever is handed to it; the inputs of an action are part of its steps. */
export function keyOfCall(from: string, call: LocalCall): string {
  const { kind, files, targets, folder, otherwise, variables } = call;
  const place = kind === 'template' ? from : '';
  return JSON.stringify([kind, files, targets, folder, otherwise, place, kind === 'action' ? variables : {}]);
}

function contentOf(steps: readonly StepFact[], { path, objectId }: { path: string; objectId: string }): CalledContent {
  return { steps: steps.map((fact) => ({ fact, calls: localCallsOf(fact) })), path, objectId };
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

/** Path of an Azure template as named in a file; null where it lies in another repository. */
export function templatePath(target: string, from: string): string | null {
  const plain = target.replace(/@self$/, '');
  if (plain.includes('@')) return null;
  return plain.startsWith('/') ? joinPath('', plain.slice(1)) : joinPath(folderOf(from), plain);
}
