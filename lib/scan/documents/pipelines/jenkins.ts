import { blockAfter, type GroovyText, readGroovy } from '@/lib/scan/documents/pipelines/groovy';
import type { Trigger } from '@/lib/scan/documents/pipelines/pipeline';
import {
  type JobFact,
  type JobStart,
  jobFact,
  type PipelineFact,
  pipelineFact,
  type StepFact,
  stepFact,
} from '@/lib/scan/documents/pipelines/pipeline-fact';
import { commandSteps } from '@/lib/scan/documents/pipelines/shell-steps';
import { remember } from '@/lib/scan/documents/remember';

const maximumStages = 300;
const maximumLength = 300_000;
const maximumCalls = 3_000;
const maximumSteps = 3_000;
/** A call whose arguments are longer is not looked at to its end. */
const maximumArguments = 20_000;
/** Steps that run a script, and steps of plugins that rules know. */
const call =
  /\b(sh|bat|powershell|pwsh|withKubeConfig|withKubeCredentials|kubernetesDeploy|kubeconfigFile|kubernetesApply|openshift\.apply|openshiftDeploy|withCredentials|ansiblePlaybook|build)\b(?=\s*[('"[])/g;

/** A part of the file that a stage's braces enclose. */
interface Stage {
  name: string;
  line: number;
  start: number;
  end: number;
}

/**
 * Reads a Jenkinsfile, declarative or scripted: each stage is a job. Groovy is not run: commands in texts are found, those built at run
 * time are not. What starts the pipeline is mostly set in Jenkins, and then unknown (`other`).
 */
export function readJenkinsfile(text: string): PipelineFact {
  const groovy = readGroovy(text.slice(0, maximumLength));
  const lineAt = lineFinder(text);
  const stages = stagesOf(groovy, lineAt);
  const shared = startOfPipeline(groovy);
  const startOf = remember((stage: Stage) => startOfStage(groovy, stage, stages));
  const jobs = new Map<Stage | null, JobFact>();
  let steps = 0;
  const jobOf = (offset: number): JobFact => {
    const enclosing = stages.filter((stage) => stage.start <= offset && offset < stage.end);
    const stage = enclosing.at(-1) ?? null;
    const known = jobs.get(stage);
    if (known) return known;
    const start = enclosing.reduce((outer, inner) => startWithin(startOf(inner), outer), shared);
    const made = jobFact({
      name: enclosing.map((one) => one.name).join(' / ') || 'pipeline',
      line: stage?.line ?? 1,
      ...start,
    });
    jobs.set(stage, made);
    return made;
  };
  for (const match of groovy.code.matchAll(call).take(maximumCalls)) {
    const job = jobOf(match.index);
    const found = stepsOfCall(groovy, match[1] ?? '', match.index, lineAt, job.triggers);
    job.steps.push(...found.slice(0, maximumSteps - steps));
    steps += found.length;
    if (steps >= maximumSteps) break;
  }
  const tooLong = text.length > maximumLength ? `Only the first ${maximumLength} characters were read.` : null;
  const problem = steps > maximumSteps ? `Only the first ${maximumSteps} steps were read.` : tooLong;
  return pipelineFact('jenkins', { jobs: [...jobs.values()].filter((job) => job.steps.length > 0), problem });
}

function lineFinder(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => firstIndex(starts, (start) => start > offset);
}

/** Index of the first of ordered items that passes the test; their number where none does. */
function firstIndex<Item>(items: readonly Item[], passes: (item: Item) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && passes(item)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function stagesOf(groovy: GroovyText, lineAt: (offset: number) => number): Stage[] {
  const stages: Stage[] = [];
  for (const match of groovy.code.matchAll(/\bstage\s*\(/g)) {
    const block = blockAfter(groovy.code, match.index);
    const name = groovy.texts[firstIndex(groovy.texts, (text) => text.start >= match.index + match[0].length - 1)];
    if (!block || stages.length >= maximumStages) break;
    stages.push({ name: name?.content ?? 'stage', line: lineAt(match.index), ...block });
  }
  return stages;
}

/** What the file itself says of its start: branch pipelines of Jenkins bring pushes and pull requests without a word in it. */
function startOfPipeline(groovy: GroovyText): JobStart {
  const triggers = new Set<Trigger>(['other']);
  if (/\btriggers\s*\{[^}]*\b(cron|parameterizedCron)\b/.test(groovy.code)) triggers.add('schedule');
  if (/\b(pollSCM|githubPush|gitlab|bitbucketPush)\s*\(/.test(groovy.code)) triggers.add('push');
  if (/\bchangeRequest\b|\bCHANGE_ID\b/.test(groovy.code)) triggers.add('pull-request');
  return { triggers: [...triggers], branches: [] };
}

/** What one stage says of its start: nothing, that a person decides, or what takes the place of everything around it. */
type StageStart = 'as around it' | 'by a person' | JobStart;

function startWithin(stage: StageStart, outer: JobStart): JobStart {
  if (stage === 'as around it') return outer;
  return stage === 'by a person' ? { ...outer, triggers: ['manual'] } : stage;
}

/** The `when` and `input` of one stage, those of the stages inside it left out. */
function startOfStage(groovy: GroovyText, stage: Stage, stages: readonly Stage[]): StageStart {
  const first = stages.find((other) => other.start > stage.start && other.end <= stage.end);
  const head = groovy.code.slice(stage.start, first?.start ?? stage.end);
  if (/\binput\s*[({]|\binput\s+\w/.test(head)) return 'by a person';
  const when = /\bwhen\s*\{/.exec(head);
  const block = when ? blockAfter(groovy.code, stage.start + when.index) : null;
  if (!block) return 'as around it';
  const code = groovy.code.slice(block.start, block.end);
  const texts = groovy.texts.filter((text) => text.start >= block.start && text.end <= block.end);
  if (/\bnot\s*\{/.test(code)) return 'as around it';
  if (/\bchangeRequest\b|\bCHANGE_ID\b/.test(code)) return { triggers: ['pull-request'], branches: [] };
  if (/\b(buildingTag|tag)\b/.test(code)) return { triggers: ['tag'], branches: [] };
  if (!/\bbranch\b|\bBRANCH_NAME\b/.test(code)) return 'as around it';
  return { triggers: ['push'], branches: texts.map((text) => text.content).filter((name) => /^[\w./*-]+$/.test(name)) };
}

function stepsOfCall(
  groovy: GroovyText,
  name: string,
  offset: number,
  lineAt: (offset: number) => number,
  triggers: Trigger[],
): StepFact[] {
  const end = endOfArguments(groovy, offset + name.length);
  const first = firstIndex(groovy.texts, (text) => text.start >= offset);
  const texts = groovy.texts.slice(first, first + 20).filter((text) => text.end <= end);
  const isScript = /^(sh|bat|powershell|pwsh)$/.test(name);
  if (!isScript) {
    const inputs = Object.fromEntries(texts.map((text, index) => [String(index), text.content]));
    return [stepFact({ text: name, kind: 'action', inputs, line: lineAt(offset), triggers })];
  }
  // `sh(label: '…', script: '…')`: the script is the text behind its own name, else the first text.
  const script = texts.find((text) => /\bscript\s*:\s*$/.test(groovy.code.slice(offset, text.start))) ?? texts[0];
  if (!script) return [];
  const content = script.content.replace(/\\(["'$])/g, '$1');
  return commandSteps(content, { firstLine: lineAt(script.contentStart), literal: true }, { triggers });
}

/** End of a call's arguments: of its brackets, or of the one text that it has without brackets. */
function endOfArguments(groovy: GroovyText, from: number): number {
  const { code, texts } = groovy;
  if (!/^\s*\(/.test(code.slice(from, from + 50))) {
    const text = texts[firstIndex(texts, ({ start }) => start >= from)];
    return text && code.slice(from, text.start).trim() === '' ? text.end : from;
  }
  let depth = 0;
  const limit = Math.min(code.length, from + maximumArguments);
  for (let at = from; at < limit; at += 1) {
    if (code[at] === '(') depth += 1;
    else if (code[at] === ')') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return limit;
}
