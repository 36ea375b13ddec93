import { baseName } from '@/lib/scan/documents/pipelines/command-words';
import { actionRules, commandRules } from '@/lib/scan/documents/pipelines/deploy-rules';
import type { PipelineStep } from '@/lib/scan/documents/pipelines/pipeline';
import type { Segment } from '@/lib/scan/documents/pipelines/segments';
import { actionName, commandSegments } from '@/lib/scan/documents/pipelines/tool-match';

/** Programs that have to do with a word `deploy` in their way: files are moved, packages are published, pages are written. */
const otherPrograms =
  /^(cd|ls|cat|echo|printf|mkdir|cp|mv|rm|git|gh|glab|mvn|mike|mkdocs|docker|podman|tar|zip|find|grep|test|touch|chmod|make|task|just|npm|yarn|pnpm|python\S*|pip\S*|node|go|cargo|source|tee|sed|yq|jq|aws|gcloud|az|kubectl|helm|argocd|flux|export|local|return|exit|set|which|true)$/;

/** Actions with `deploy` in their name that write pages or tell GitHub of a deployment. */
const otherActions = /pages|deployment-(status|action)|deployments|chrnorm|bobheadxi|docs|comment/;

/** Programs that run another one which is written in their language, by its folder or module; a file of it is followed instead. */
const interpreters = /^(python[\d.]*|node|ruby|php)$/;

/** The program that a command calls, with its words: `python3 -m deployer deploy` calls `deployer`. */
function calledProgram(words: readonly string[]): readonly string[] {
  const [first = '', ...rest] = words;
  if (!interpreters.test(first)) return words;
  const [called = '', ...behind] = rest[0] === '-m' ? rest.slice(1) : rest;
  return /\.\w+$/.test(called) ? words : [baseName(called.replace(/\/$/, '')), ...behind];
}

/** A program that no rule knows, run with the subcommand `deploy`, or an action that is called so. */
export interface OwnTool {
  /** The tool and its subcommand; arguments may hold what nobody should read. */
  name: string;
  /** Null for an action. */
  segment: Segment | null;
}

/** The tools in a step that deploy by their name; what they do there cannot be told. */
export function ownDeployTools(step: PipelineStep): OwnTool[] {
  if (step.kind === 'action') {
    const name = actionName(step);
    const isLocal = name.startsWith('.') || name.startsWith('template');
    const isKnown = otherActions.test(name) || actionRules.some(({ pattern }) => pattern.test(name));
    return /deploy/.test(name) && !isLocal && !isKnown ? [{ name, segment: null }] : [];
  }
  return commandSegments(step).flatMap((segment) => {
    const text = segment.candidates[0] ?? '';
    const [name = '', subcommand = ''] = calledProgram(text.split(' '));
    if (!/^[a-z][\w.-]*$/i.test(name) || otherPrograms.test(name)) return [];
    const isKnown = commandRules.some(({ pattern }) => pattern.test(text));
    return /^deploy(-\w+)*$/.test(subcommand) && !isKnown
      ? [{ name: `${name} ${subcommand}`.slice(0, 80), segment }]
      : [];
  });
}
