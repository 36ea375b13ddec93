import type { Report } from '@/lib/assessment/report';
import { counted } from '@/lib/assessment/wording';
import { outcomeInWords } from '@/lib/export/level-words';
import type { HoldingPart } from '@/lib/export/paper/paper';
import { type PaperWords, standing } from '@/lib/export/paper/paper-words';
import { digestReport } from '@/lib/export/report-digest';

const GATES_SHOWN = 6;

/** What holds the next level back, as the other short faces of a Report say it. */
export function holdingPart(report: Report, words: PaperWords): HoldingPart {
  const { held, next } = digestReport(report, words.model);
  const further = held.length - GATES_SHOWN;
  return {
    title: next === null ? 'Nothing holds it back' : `What holds ${standing(next, words)} back`,
    gates: held.slice(0, GATES_SHOWN).map((gate) => ({
      title: gate.title,
      outcome: outcomeInWords(gate),
      reason: gate.reason,
    })),
    more: further > 0 ? `And ${counted(further, 'more gate')}.` : null,
  };
}
