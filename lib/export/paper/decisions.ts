import type { TeamTarget } from '@/lib/assessment/organization-report';
import type { Report, RoadmapStep } from '@/lib/assessment/report';
import { counted } from '@/lib/assessment/wording';
import type { Decision } from '@/lib/export/paper/paper';
import { type PaperWords, standing } from '@/lib/export/paper/paper-words';
import { nextLevel } from '@/lib/export/report-digest';

/** More would not be decided in one meeting. */
export const DECISIONS_ASKED = 3;

/** What a team's paper asks for: what is not safe first, then the target, then one step of each role, gates before others. */
export function teamDecisions(report: Report, target: TeamTarget | null, words: PaperWords): Decision[] {
  const steps = ['platform team', 'application team', 'leadership']
    .flatMap((who) => firstStepOf(report.roadmap, who) ?? [])
    .toSorted((a, b) => Number(b.gate) - Number(a.gate));
  const decisions = [
    safetyDecision(report.safety.length),
    targetDecision(report, target, words),
    ...steps.map((step) => stepDecision(step, report, words)),
    sourcesDecision(report),
  ];
  return decisions.filter((decision) => decision !== null).slice(0, DECISIONS_ASKED);
}

/** What can be done goes before what has to be found out. */
function firstStepOf(steps: readonly RoadmapStep[], who: string): RoadmapStep | undefined {
  const own = steps.filter((step) => step.who === who);
  return own.find(({ outcome }) => outcome !== 'unknown') ?? own[0];
}

/** Closing what lies open; null where nothing does. */
export function safetyDecision(findings: number): Decision | null {
  if (findings === 0) return null;
  return {
    who: 'Leadership',
    title: 'Have what is not safe mended before anything else',
    text: `${counted(findings, 'finding')} ${findings === 1 ? 'stands' : 'stand'} on this page. They matter at any level.`,
  };
}

function targetDecision(report: Report, target: TeamTarget | null, words: PaperWords): Decision | null {
  if (report.level.placement === 'nothing-deployed') return null;
  const who = 'Leadership';
  if (target === null) {
    const next = nextLevel(report);
    const aim = next === null ? 'Keep what is reached' : `The next level is ${standing(next, words)}`;
    return { who, title: 'Choose a target level, with its reason', text: `${aim}; to stop earlier can be right.` };
  }
  const name = standing(target.level, words);
  if (target.reached === 'verified') {
    return {
      who,
      title: `Confirm ${name} as reached`,
      text: 'Reaching the target is success. Going on needs a reason of its own.',
    };
  }
  return { who, title: `Stand by the target ${name}, and make room for it`, text: openSteps(report.roadmap) };
}

function openSteps(roadmap: Report['roadmap']): string {
  const unknown = roadmap.filter(({ outcome }) => outcome === 'unknown').length;
  const gates = roadmap.filter(({ gate }) => gate).length;
  const steps = `${counted(roadmap.length - unknown, 'step')} to take, and ${counted(unknown, 'practice')} to find out`;
  return `Open: ${steps}; ${counted(gates, 'gate')} of the next level among them.`;
}

function stepDecision(step: RoadmapStep, report: Report, words: PaperWords): Decision {
  const first = step.how[0] ?? '';
  return {
    who: ownerName(step.who),
    title: `${step.outcome === 'unknown' ? 'Find out' : 'Take on'}: ${words.titles.criterion(step.criterion)}`,
    text: `${first} ${stepResult(step, report.level, words)}.`.trim(),
  };
}

function sourcesDecision({ criteria }: Report): Decision | null {
  const unknown = criteria.filter(({ outcome }) => outcome === 'unknown').length;
  if (unknown === 0) return null;
  return {
    who: 'Platform team',
    title: 'Let Cairn see more',
    text: `${counted(unknown, 'practice')} could not be told. The last page names what would settle them.`,
  };
}

/** What a step comes to, judged again with it done: "Then Core GitOps, Level 1, indicated". */
export function stepResult(
  step: Pick<RoadmapStep, 'then' | 'gate'>,
  level: Report['level'],
  words: PaperWords,
): string {
  const { verified, indicated } = step.then;
  if (verified !== null && verified !== level.verified) return `Then ${standing(verified, words)}, verified`;
  if (indicated !== null && indicated !== level.indicated) return `Then ${standing(indicated, words)}, indicated`;
  return step.gate ? 'One gate closer to the next level' : 'The same level, held more solidly';
}

/** "Platform team": the start of a sentence. */
export function ownerName(who: string): string {
  return who.charAt(0).toUpperCase() + who.slice(1);
}
