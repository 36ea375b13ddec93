import type { Pipeline, PipelineStep, Unfollowed } from '@/lib/scan/documents/pipelines/pipeline';
import type { Segment } from '@/lib/scan/documents/pipelines/segments';
import { actionName, commandSegments, runs } from '@/lib/scan/documents/pipelines/tool-match';

/** How pipelines use a tool for a purpose: by a command, an action or hook, or a pipeline of somebody else that they take in. */
export interface ToolRule {
  tool: string;
  /** Matches the start of a simple command. */
  command?: RegExp;
  /** Matches the name of an action, image or hook, without version, in lower case. */
  action?: RegExp;
  /** What the inputs of the action have to say, where the action does more than one thing. */
  only?: (input: (name: string) => string) => boolean;
  /** Matches a reusable workflow, template or component outside the repository. */
  call?: RegExp;
}

/**
 * A use of a tool. `run`: something starts it · `local`: a hook on the machines of developers, who may not have set it up ·
 * `off`: nothing ever starts it.
 */
export interface ToolUse {
  tool: string;
  path: string;
  objectId: string;
  line: number;
  start: 'run' | 'local' | 'off';
}

/** Every use of these tools in the counted pipelines. */
export function toolUses(pipelines: readonly Pipeline[], rules: readonly ToolRule[]): ToolUse[] {
  return pipelines
    .filter(({ counted }) => counted)
    .flatMap((pipeline) =>
      pipeline.jobs.flatMap((job) => [
        ...job.steps.flatMap((step) => toolsOf(step, rules).map((tool) => useOf(tool, step, pipeline))),
        ...job.unfollowed.flatMap((call) => callsOf(call, rules).map((tool) => useOf(tool, call, pipeline))),
      ]),
    );
}

function useOf(tool: string, at: PipelineStep | Unfollowed, { system }: Pipeline): ToolUse {
  const { path, objectId, line, triggers } = at;
  const isLocal = system === 'pre-commit' && !triggers.includes('pull-request');
  return { tool, path, objectId, line, start: isLocal ? 'local' : triggers.length === 0 ? 'off' : 'run' };
}

/** Names of the tools that a step uses. */
export function toolsOf(step: PipelineStep, rules: readonly ToolRule[]): string[] {
  if (step.kind === 'action') {
    const name = actionName(step);
    const inputs = new Map(Object.entries(step.inputs).map(([key, value]) => [key.toLowerCase(), value.trim()]));
    const input = (key: string): string => inputs.get(key) ?? '';
    const rule = rules.find(({ action, only }) => action?.test(name) && (only?.(input) ?? true));
    return rule ? [rule.tool] : [];
  }
  const found = commandSegments(step).flatMap((segment) => {
    const rule = rules.find(({ command }) => command && runs(segment, command) && !asksForHelp(segment));
    return rule ? [rule.tool] : [];
  });
  return [...new Set(found)];
}

function callsOf({ text }: Unfollowed, rules: readonly ToolRule[]): string[] {
  const rule = rules.find(({ call }) => call?.test(text));
  return rule ? [rule.tool] : [];
}

/** `trivy --version`, `cosign help`: that a tool is there, not that it does anything. */
function asksForHelp({ words }: Segment): boolean {
  return words.length < 4 && /^(--?version|version|--help|-h|help)$/.test(words.at(-1) ?? '');
}
