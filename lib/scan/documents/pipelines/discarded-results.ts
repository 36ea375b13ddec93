import type { PipelineStep } from '@/lib/scan/documents/pipelines/pipeline';
import { writesOutputToFile } from '@/lib/scan/documents/pipelines/redirections';
import type { Segment } from '@/lib/scan/documents/pipelines/segments';
import { commandSegments, runs } from '@/lib/scan/documents/pipelines/tool-match';

/** Commands that only show what they are given, on a screen that nobody has to look at. */
const showing = /^(cat|head|tail|less|more|colordiff|delta)(\s|$)/;
/** Commands that end well and tell nobody. */
const silent = /^(true|:|exit 0|echo|printf)(\s|$)/;
/** What a host shows beside the run. */
const annotation = /::(warning|error|notice)|##vso\[task\.logissue/;

/**
 * Whether nobody hears of what a command found: its exit code is thrown away (`|| true`, `; true`, `set +e`, `continue-on-error`), and
 * its output goes no further than the log of a run that ends well.
 */
export function discardsResult(step: PipelineStep, command: RegExp): boolean {
  const segments = commandSegments(step);
  const found = segments.flatMap((segment, at) => (runs(segment, command) ? [at] : []));
  return found.length > 0 && found.every((at) => isDiscarded(step, segments, at));
}

function isDiscarded(step: PipelineStep, segments: readonly Segment[], at: number): boolean {
  let last = at;
  while (segments[last]?.after === '|' && segments[last + 1]?.before === '|') last += 1;
  const line = segments.slice(at, last + 1);
  const isPassedOn =
    line.some(({ words }) => writesOutputToFile(words)) || line.slice(1).some((each) => !runs(each, showing));
  if (isPassedOn) return false;
  const next = segments[last + 1];
  const operator = segments[last]?.after;
  if (operator === '||' && next?.before === '||') return isSilent(next);
  if (operator === ';' && next?.before === ';')
    return next.after === '' && /^(true|:|exit 0)$/.test(next.words.join(' '));
  return step.resultIgnored === true && !/\$\(|`/.test(step.text);
}

function isSilent(segment: Segment): boolean {
  const text = segment.words.join(' ');
  return silent.test(text) && !writesOutputToFile(segment.words) && !annotation.test(text);
}
