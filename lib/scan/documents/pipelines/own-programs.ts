import { commandRules } from '@/lib/scan/documents/pipelines/deploy-rules';
import { programCommands } from '@/lib/scan/documents/pipelines/program-commands';
import { segmentsOf } from '@/lib/scan/documents/pipelines/segments';
import { runs } from '@/lib/scan/documents/pipelines/tool-match';

/** Programs that a reason names. */
const mostNamed = 3;

/** What the files of a program change running systems with (`helm upgrade`), as far as they write it out. */
export function deployCommandsIn(programs: readonly string[]): string[] {
  const segments = programs
    .flatMap(programCommands)
    .filter(({ text }) => !/\s--(dry-run|help)\b/.test(text))
    .flatMap(({ text }) => segmentsOf(text));
  const tools = segments.flatMap((segment) => {
    const rule = commandRules.find(({ pattern }) => runs(segment, pattern));
    return rule && rule.family !== 'platform' && rule.imperative !== true ? [rule.tool] : [];
  });
  return [...new Set(tools)].slice(0, mostNamed);
}
