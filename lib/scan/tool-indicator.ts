import { isKnownScanner } from '@/lib/scan/documents/pipelines/gitlab-templates';
import type { Unfollowed } from '@/lib/scan/documents/pipelines/pipeline';
import { type ToolRule, type ToolUse, toolUses } from '@/lib/scan/documents/pipelines/tool-uses';
import type { Measures } from '@/lib/scan/evidence';
import { type Detection, defineIndicator, type Indicator, type Mark } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';
import type { OtherSign } from '@/lib/scan/object-indicator';

interface ToolIndicator {
  id: string;
  rules: readonly ToolRule[];
  /** Places besides pipelines that show the practice: a release of a chart, a setting of a registry, a file of a tool. */
  others?: (inventory: Inventory) => OtherSign[];
  /** What was looked for, in words. */
  what: readonly string[];
  /** Said where nothing was found. */
  none: string;
  /** Said before the names of what works: `Images are scanned`. */
  found: string;
  /** Said where a tool is prepared and nothing runs it. */
  idle: string;
  /** What in a call that could not be followed may well hide the practice. */
  hiding: RegExp;
  applies: (inventory: Inventory) => boolean;
  notApplicable: string;
  /** Counts besides those of the uses. */
  measures?: (inventory: Inventory) => Measures;
}

/** An indicator that is shown by what pipelines run (detection rules 8: commands, actions, one hop), and by places besides them. */
export function defineToolIndicator(rule: ToolIndicator): Indicator {
  return defineIndicator({
    id: rule.id,
    detect(inventory) {
      const uses = toolUses(inventory.pipelines, rule.rules);
      const signs: OtherSign[] = [...uses.map(signOf), ...(rule.others?.(inventory) ?? [])];
      const working = eachPlaceOnce(signs.filter(({ works }) => works));
      const idle = eachPlaceOnce(signs.filter(({ works }) => !works));
      const tools = [...new Set(working.map(({ name }) => name))].sort();
      const measures = { uses: working.length, idle: idle.length, tools, ...rule.measures?.(inventory) };
      const marks = [...working, ...idle].map(({ mark }) => mark);
      if (working.length > 0) {
        return { outcome: 'present', measures, marks, reason: `${rule.found}: ${tools.join(', ')}.` };
      }
      return { measures, ...withoutWork(rule, inventory, marks) };
    },
  });
}

/** One release that several overlays take stands at one place. */
function eachPlaceOnce(signs: readonly OtherSign[]): OtherSign[] {
  return [...new Map(signs.map((sign) => [`${sign.mark.path}:${sign.mark.line}:${sign.name}`, sign])).values()];
}

function withoutWork(rule: ToolIndicator, inventory: Inventory, idle: readonly Mark[]): Omit<Detection, 'measures'> {
  if (idle.length > 0) return { outcome: 'partial', marks: [...idle], reason: rule.idle };
  if (!rule.applies(inventory)) return { outcome: 'not-applicable', reason: rule.notApplicable };
  const hidden = hiddenCalls(inventory, rule.hiding);
  if (hidden.length > 0) {
    const texts = [...new Set(hidden.map(({ text }) => text))].slice(0, 3).join(', ');
    const reason = `Pipelines run what could not be followed (${texts}), so what it does is not known.`;
    return { outcome: 'unknown', marks: hidden.slice(0, 20).map(markOfHidden), reason };
  }
  const broken = inventory.pipelines.find(({ counted, problem }) => counted && problem !== null);
  if (broken) return { outcome: 'unknown', reason: `${broken.path} could not be read: ${broken.problem}` };
  return { outcome: 'absent', searched: { files: inventory.filesRead, what: [...rule.what] }, reason: rule.none };
}

const says: Record<ToolUse['start'], string> = {
  run: '',
  local: ', on the machines of those who set it up',
  off: ', in a job that nothing starts',
};

function signOf({ tool, path, objectId, line, start }: ToolUse): OtherSign {
  return { name: tool, works: start === 'run', mark: { path, objectId, line, note: `${tool}${says[start]}` } };
}

function hiddenCalls({ pipelines }: Inventory, hiding: RegExp): Unfollowed[] {
  return pipelines
    .filter(({ counted, system }) => counted && system !== 'pre-commit')
    .flatMap(({ jobs }) =>
      jobs.flatMap(({ name, unfollowed }) =>
        unfollowed.filter(
          ({ text, triggers, startsNothing }) =>
            startsNothing !== true && triggers.length > 0 && !isKnownScanner(text) && hiding.test(`${name} ${text}`),
        ),
      ),
    );
}

function markOfHidden({ text, path, objectId, line }: Unfollowed): Mark {
  return { path, objectId, line, note: `runs ${text}, which could not be followed` };
}
