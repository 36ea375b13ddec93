import { baseName, withoutIntroductions } from '@/lib/scan/documents/pipelines/command-words';
import { joinPath } from '@/lib/scan/documents/pipelines/local-path';
import type { StepFact } from '@/lib/scan/documents/pipelines/pipeline-fact';
import { segmentsOf } from '@/lib/scan/documents/pipelines/segments';

export type CallKind =
  | 'script'
  | 'make'
  | 'task'
  | 'just'
  | 'package'
  | 'tox'
  | 'pre-commit'
  | 'action'
  | 'template'
  | 'program'
  | 'opaque';

/** A step's call of something that the repository itself holds. */
export interface LocalCall {
  kind: CallKind;
  /** The call as a reader would name it. */
  text: string;
  /** Files that may hold what is called; the first that exists does. */
  files: string[];
  /** Targets, scripts, environments or hooks of the file that are called; empty: its default. */
  targets: string[];
  /** Variables that the call sets. */
  variables: Record<string, string>;
  folder: string;
  /** The command that it is where the file has no such target; null: then it cannot be told. */
  otherwise: string | null;
}

/** Programs that a pipeline fetches into its folder before it runs them, and wrappers of build tools: no scripts of the repository. */
const notScripts =
  /^(kubectl|kustomize|kubeconform|kubeval|helm|helmfile|terraform|tofu|terragrunt|conftest|opa|argocd|flux|kyverno|yq|jq|kind|k3d|sops|gradlew|mvnw|aws|install|activate|pip\d?|pytest|configure|cc-test-reporter|codecov)$/;
const interpreters = /^(python[\d.]*|node|ruby|perl|pwsh|powershell|deno|tsx|ts-node|zx|php)$/;
const programFile = /\.(py|m?js|cjs|ts|rb|pl|ps1|php|sh|bash)$/;
/** Task runners whose definitions lie in the repository in a language of their own. */
const opaqueRunners = /^(nox|invoke|inv|rake|mage|earthly|dagger|bazel|pants|nx|turbo)$/;

/** Calls of the repository's own files in a step: scripts, targets of task runners, hooks, local actions and templates. */
export function localCallsOf(step: StepFact): LocalCall[] {
  if (step.kind === 'action') return actionCall(step);
  return segmentsOf(step.text).flatMap((segment) => {
    const words = withoutIntroductions(fromPackageRunner(segment.words));
    const call = words[0] === undefined ? null : callOf(words, words[0], step.folder);
    return call ? [call] : [];
  });
}

/** `pnpm run check` runs a script of the package, not a program of its own: the runner is part of the call. */
function fromPackageRunner(words: string[]): string[] {
  const at = words.findIndex((word, index) => /^(pnpm|yarn|bun)$/.test(word) && words[index + 1] === 'run');
  const isFirst = at >= 0 && withoutIntroductions(words.slice(0, at)).length === 0;
  return isFirst ? ['npm', ...words.slice(at + 1)] : words;
}

function actionCall(step: StepFact): LocalCall[] {
  const { text, folder, inputs: variables } = step;
  if (text.startsWith('template:'))
    return [{ kind: 'template', text, files: [text.slice(9)], targets: [], variables, folder, otherwise: null }];
  if (/^(pre-commit\/action|clowdhaus\/terraform-composite-actions\/pre-commit)\b/.test(text))
    return [preCommitCall([])];
  if (!text.startsWith('./')) return [];
  const path = joinPath('', text) ?? '';
  const files = ['action.yml', 'action.yaml'].map((name) => (path === '' ? name : `${path}/${name}`));
  return [{ kind: 'action', text, files, targets: [], variables, folder, otherwise: null }];
}

function callOf(words: string[], program: string, folder: string): LocalCall | null {
  const name = baseName(program);
  if (name === 'make' || name === 'gmake') return makeCall(words, folder);
  if (name === 'task' || name === 'go-task')
    return runnerCall('task', words, folder, ['Taskfile.yml', 'Taskfile.yaml', 'taskfile.yml']);
  if (name === 'just') return runnerCall('just', words, folder, ['justfile', 'Justfile', '.justfile']);
  if (/^(npm|yarn|pnpm|bun)$/.test(name)) return packageCall(words, folder);
  if (name === 'tox')
    return {
      ...call('tox', words, folder),
      files: inFolder(folder, ['tox.ini']),
      targets: optionValues(words, /^(-e|--env)$/),
    };
  if ((name === 'pre-commit' || name === 'prek') && words[1] === 'run') {
    return preCommitCall(
      words.slice(2).filter((word, index) => !word.startsWith('-') && !/^-/.test(words[index + 1] ?? '')),
    );
  }
  if (opaqueRunners.test(name) && !program.includes('/')) return call('opaque', words, folder);
  return scriptCall(words, program, name, folder);
}

/** Only what names the target is kept of the call's words: options and assignments may hold what nobody should read. */
function call(kind: CallKind, words: readonly string[], folder: string): LocalCall {
  const plain = words.filter((word) => !word.startsWith('-') && !word.includes('='));
  return {
    kind,
    text: plain.slice(0, 3).join(' ').slice(0, 80),
    files: [],
    targets: [],
    variables: {},
    folder,
    otherwise: null,
  };
}

function inFolder(folder: string, names: readonly string[]): string[] {
  return names.flatMap((name) => [...new Set([joinPath(folder, name), name])]).filter((path) => path !== null);
}

function scriptCall(words: string[], program: string, name: string, folder: string): LocalCall | null {
  const isShell = /^(bash|sh|zsh|dash|ash|ksh|source)$/.test(name) || program === '.';
  const argument = words.slice(1).find((word) => !/^[-+]/.test(word));
  if (isShell || interpreters.test(name)) {
    const file = isShell || programFile.test(argument ?? '') ? argument : undefined;
    // `curl … | sh -s` and `python -m …` name no file.
    if (file === undefined && /^python/.test(name)) return programCall(words, folder);
    if (file === undefined || (!isShell && words[1] === '-m') || words.includes('-s') || /[<>$]\(/.test(file))
      return null;
    return fileCall(words, file, folder);
  }
  if (!program.includes('/') && !/\.(sh|bash|py)$/.test(program)) return null;
  if (program.startsWith('/') || program.startsWith('~') || notScripts.test(name)) return null;
  return fileCall(words, program, folder);
}

/** A program in Python that is run by its folder, or as a module, to deploy: any of its files may do it. */
function programCall(words: string[], folder: string): LocalCall | null {
  const isModule = words[1] === '-m';
  const [called = '', subcommand] = words.slice(isModule ? 2 : 1);
  const path = joinPath(folder, isModule ? called.replaceAll('.', '/') : called);
  if (subcommand !== 'deploy' || path === null || path === '') return null;
  return { ...call('program', words, folder), files: [`${path}/*.py`] };
}

function fileCall(words: string[], file: string, folder: string): LocalCall | null {
  if (file.startsWith('/') || notScripts.test(baseName(file))) return null;
  const behind = words.slice(words.indexOf(file) + 1).slice(0, 9);
  const variables = Object.fromEntries(behind.map((word, index) => [String(index + 1), word]));
  return { ...call('script', words, folder), text: file, files: inFolder(folder, [file]), variables };
}

function makeCall(words: string[], folder: string): LocalCall {
  const [place] = optionValues(words, /^(-C|--directory)$/);
  const at = place === undefined ? folder : (joinPath(folder, place) ?? folder);
  const [file] = optionValues(words, /^(-f|--file|--makefile)$/);
  const names = file === undefined ? ['Makefile', 'makefile', 'GNUmakefile'] : [file];
  const { targets, variables } = plainArguments(words, /^(-C|--directory|-f|--file|--makefile|-j|-l|-o)$/);
  return { ...call('make', words, at), files: inFolder(at, names), targets, variables };
}

function runnerCall(kind: 'task' | 'just', words: string[], folder: string, names: readonly string[]): LocalCall {
  const [place] = optionValues(words, /^(-d|--dir|--working-directory)$/);
  const at = place === undefined ? folder : (joinPath(folder, place) ?? folder);
  const [file] = optionValues(words, /^(-t|--taskfile|-f|--justfile)$/);
  const { targets, variables } = plainArguments(
    words,
    /^(-d|--dir|--working-directory|-t|--taskfile|-f|--justfile|-C|-o)$/,
  );
  const found = {
    ...call(kind, words, at),
    files: inFolder(at, file === undefined ? names : [file]),
    targets,
    variables,
  };
  if (kind === 'task') return found;
  // Behind the recipe of just stand its arguments.
  const behind = Object.fromEntries(targets.slice(1).map((word, index) => [String(index + 1), word]));
  return { ...found, targets: targets.slice(0, 1), variables: { ...variables, ...behind } };
}

function packageCall(words: string[], folder: string): LocalCall | null {
  const plain = words.slice(1).filter((word) => !word.startsWith('-'));
  const [verb, script] = plain;
  if (verb === undefined || /^(install|ci|add|i|exec|dlx|cache|config|set|publish|audit|login|global)$/.test(verb))
    return null;
  const target = verb === 'run' || verb === 'run-script' ? script : verb;
  if (target === undefined || (baseName(words[0] ?? '') === 'npm' && verb !== 'run' && !/^(t|test|start)$/.test(verb)))
    return null;
  // Yarn, pnpm and Bun run a program of a dependency where the package has no such script.
  const otherwise =
    verb === target && baseName(words[0] ?? '') !== 'npm' ? words.slice(words.indexOf(verb)).join(' ') : null;
  return { ...call('package', words, folder), files: inFolder(folder, ['package.json']), targets: [target], otherwise };
}

function preCommitCall(hooks: string[]): LocalCall {
  const files = ['.pre-commit-config.yaml', '.pre-commit-config.yml'];
  const targets = hooks.slice(0, 1);
  return { kind: 'pre-commit', text: 'pre-commit run', files, targets, variables: {}, folder: '', otherwise: null };
}

function optionValues(words: readonly string[], option: RegExp): string[] {
  return words.flatMap((word, index) => {
    const assigned = /^(--?[\w-]+)=(.*)$/.exec(word);
    if (assigned?.[1] && option.test(assigned[1])) return (assigned[2] ?? '').split(',');
    const next = words[index + 1];
    return option.test(word) && next !== undefined ? next.split(',') : [];
  });
}

/** Arguments that are no options, assignments apart. */
function plainArguments(
  words: readonly string[],
  valued: RegExp,
): { targets: string[]; variables: Record<string, string> } {
  const targets: string[] = [];
  const variables: Record<string, string> = {};
  for (let at = 1; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const assignment = /^([A-Za-z_][\w-]*)[:?+]?=(.*)$/s.exec(word);
    if (word === '--' || word === '>' || word.startsWith('>')) break;
    if (valued.test(word)) at += 1;
    else if (assignment?.[1]) variables[assignment[1]] = assignment[2] ?? '';
    else if (!word.startsWith('-')) targets.push(word);
  }
  return { targets, variables };
}
