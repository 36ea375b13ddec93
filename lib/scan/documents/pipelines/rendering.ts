import type { PipelineJob } from '@/lib/scan/documents/pipelines/pipeline';
import { isFile, writesOutputToFile } from '@/lib/scan/documents/pipelines/redirections';
import { commandSegments } from '@/lib/scan/documents/pipelines/tool-match';
import { commitsChanges } from '@/lib/scan/documents/pipelines/write-back';

/** Whether a job renders manifests into files and brings these to Git (detection rules MAN-11). */
export function rendersIntoGit(job: PipelineJob): boolean {
  return rendersIntoFiles(job) && commitsChanges(job);
}

/** Inputs of actions that name the branch which is checked out to be written, or the one that a proposal is for. */
const branchInputs: readonly { action: RegExp; input: string }[] = [
  { action: /^actions\/checkout@/, input: 'ref' },
  { action: /^peter-evans\/create-pull-request@/, input: 'base' },
];

/** Patterns of the branches that a job switches to, checks out or pushes: what an expression fills is a `*`. */
export function writtenBranchPatterns({ steps }: PipelineJob): string[] {
  return steps.flatMap((step) => {
    if (step.kind === 'action') {
      const named = branchInputs.find(({ action }) => action.test(step.text));
      const branch = named && step.inputs[named.input];
      return branch === undefined ? [] : [branchPattern(branch)];
    }
    return commandSegments(step).flatMap(({ words }) => {
      const [program, command] = words;
      if (program !== 'git' || !/^(push|switch|checkout|worktree)$/.test(command ?? '')) return [];
      const named = words.slice(2).filter((word) => !word.startsWith('-') && word !== 'origin' && word !== 'add');
      return named.map((word) => branchPattern(word.split(':').at(-1) ?? word));
    });
  });
}

function branchPattern(word: string): string {
  return word
    .replace(/\$\{\{[^}]*\}\}|\$\{[^}]*\}|\$\w+|__cairn_unresolved__/g, '*')
    .replace(/^(refs\/heads\/|origin\/)/, '')
    .replaceAll(/["']/g, '');
}

const rendering =
  /^(kustomize\s+build|kubectl\s+kustomize|helm\s+template|helmfile(\s.*)?\stemplate|tk\s+export|jsonnet|cue\s+export|timoni\s+build|kcl\s+run|cdk8s\s+synth|kapitan\s+compile|ytt|kluctl\s+render|argocd\s+app\s+manifests|holos\s+render|rendered?-manifests|hydrate)\b/;
/** Options that name a file or a folder to write to, with it where it stands in the same word. */
const outputOption = /^(?:-o|--output|--output-dir|--output-path|--output-directory|-m)(?:=(.*))?$|^-[om](.+)$/;

function rendersIntoFiles({ steps }: PipelineJob): boolean {
  return steps.some(
    (step) =>
      step.kind === 'command' &&
      step.triggers.some((trigger) => trigger !== 'pull-request') &&
      commandSegments(step).some(({ words, candidates }) => {
        return (
          candidates.some((candidate) => rendering.test(candidate)) &&
          (/^(cdk8s|kapitan|tk|holos)/.test(words.join(' ')) || writesOutputToFile(words) || namesOutput(words))
        );
      }),
  );
}

function namesOutput(words: readonly string[]): boolean {
  return words.some((word, at) => {
    const found = outputOption.exec(word);
    return found !== null && isFile(found[1] ?? found[2] ?? words[at + 1]);
  });
}
