import { listNewestOfSubjects } from '@/db/store/newest-assessments';
import type { ReportLevel } from '@/lib/assessment/report';
import { explainChange, type ResultChange } from '@/lib/assessment/result-changes';
import type { Context } from '@/lib/context';
import { isCairnError } from '@/lib/errors';
import type { Model } from '@/lib/model/model';
import { type ModelOverlay, OverlayError, type OverlayProblem } from '@/lib/model/overlay';
import { currentModel } from '@/lib/services/current-model';
import { judgeStored } from '@/lib/services/judge-stored';
import { overlaidModel } from '@/lib/services/overlaid-model';

/** What a newest assessment would come to. */
export interface PreviewedResult {
  id: string;
  label: string;
  level: ReportLevel;
  change: ResultChange;
}

export interface ModelPreview {
  /** What would break the model, by field; then nothing else is told. */
  problems: readonly OverlayProblem[];
  version: string;
  /** False where these are the numbers and gates that hold already. */
  isChange: boolean;
  /** Those that would move, the newest first. */
  moved: PreviewedResult[];
  /** How many newest assessments were judged for this. */
  judged: number;
}

/** So many newest assessments are judged for a preview: it must be there at once. */
const MOST_PREVIEWED = 20;

/** What a change of the model would do to the newest assessments, judged from stored facts. Keeps nothing. */
export async function previewModelChange(
  context: Context,
  { overlay }: { overlay: ModelOverlay },
): Promise<ModelPreview> {
  const current = await currentModel(context);
  const none = { problems: [], version: current.version, isChange: false, moved: [], judged: 0 };
  try {
    const next = overlaidModel(context.model, overlay);
    if (next.version === current.version) return none;
    const results = await previewResults(context, current, next);
    const moved = results.filter(({ change }) => change.moves.length + change.outcomes.length > 0);
    return { problems: [], version: next.version, isChange: true, moved, judged: results.length };
  } catch (error) {
    if (error instanceof OverlayError) return { ...none, problems: error.problems };
    throw error;
  }
}

async function previewResults(context: Context, current: Model, next: Model): Promise<PreviewedResult[]> {
  const results: PreviewedResult[] = [];
  for (const { id, label } of await listNewestOfSubjects(context.db.read, MOST_PREVIEWED)) {
    const now = await judgeUnlessOld(context, id, current);
    const then = now === null ? null : await judgeUnlessOld(context, id, next);
    if (now === null || then === null) continue;
    const change = explainChange(now, then, { previous: current, next });
    results.push({ id, label, level: then.level, change });
  }
  return results;
}

/** Null where the facts cannot be judged any more. */
async function judgeUnlessOld(context: Context, id: string, model: Model) {
  try {
    return (await judgeStored(context, { id, model })).report;
  } catch (error) {
    if (isCairnError(error, 'unreadable')) return null;
    throw error;
  }
}
