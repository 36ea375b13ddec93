import type { PipelineJob } from '@/lib/scan/documents/pipelines/pipeline';
import { commandSegments } from '@/lib/scan/documents/pipelines/tool-match';
import { commitsChanges } from '@/lib/scan/documents/pipelines/write-back';

/** Whether a job renders manifests into files and brings these to Git (detection rules MAN-11). */
export function rendersIntoGit(job: PipelineJob): boolean {
  return rendersIntoFiles(job) && commitsChanges(job);
}

/** Patterns of the branches that a job switches to or pushes: what an expression fills is a `*`. */
export function writtenBranchPatterns({ steps }: PipelineJob): string[] {
  return steps.flatMap((step) => {
    if (step.kind !== 'command') return [];
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
const intoFiles =
  /(^|\s)(>{1,2}|-o|--output|--output-dir|--output-path|--output-directory|-m)(\s|=)?\s*(?!yaml\b|json\b|\/dev\/|-$)\S+|--output-dir/;

function rendersIntoFiles({ steps }: PipelineJob): boolean {
  return steps.some(
    (step) =>
      step.kind === 'command' &&
      step.triggers.some((trigger) => trigger !== 'pull-request') &&
      commandSegments(step).some(({ words, candidates }) => {
        const text = words.join(' ');
        return (
          candidates.some((candidate) => rendering.test(candidate)) &&
          (/^(cdk8s|kapitan|tk|holos)/.test(text) || intoFiles.test(text))
        );
      }),
  );
}
