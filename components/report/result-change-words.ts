import { counted, levelTitle, type ReportTexts } from '@/components/report/report-texts';
import type { LevelMove } from '@/lib/assessment/history-report';
import type { LevelNumber } from '@/lib/assessment/report';
import type { ChangeCause, ResultChange } from '@/lib/assessment/result-changes';

/** What moved between two results and why, in one sentence. */
export function changeSentence({ moves, outcomes, causes }: ResultChange, texts: ReportTexts): string {
  const what = whatMoved(moves, outcomes.length, texts);
  const isMoved = moves.length + outcomes.length > 0;
  const isTimeAlone = causes.every(({ kind }) => kind === 'time');
  if (causes.length === 0 || (isTimeAlone && !isMoved)) return `${what}.`;
  const reasons = joinWords(causes.map(causeWords));
  return isMoved ? `${what}, because ${reasons}.` : `${what}, although ${reasons}.`;
}

/** What moved, without the reason: 'Verified fell from Core GitOps, Level 1 to no level'. */
export function whatMoved(moves: readonly LevelMove[], outcomes: number, texts: ReportTexts): string {
  const words = moves.map((move) => moveWords(move, texts));
  const practices = `${counted(outcomes, 'practice')} came out otherwise`;
  if (words.length > 0) return capitalized(words.join('; '));
  return outcomes > 0 ? `The level is the same, and ${practices}` : 'Nothing moved';
}

function moveWords({ figures, from, to }: LevelMove, texts: ReportTexts): string {
  const rose = (to ?? -1) > (from ?? -1);
  return `${joinWords(figures)} ${rose ? 'rose' : 'fell'} from ${placeWords(from, texts)} to ${placeWords(to, texts)}`;
}

function placeWords(level: LevelNumber | null, texts: ReportTexts): string {
  return level === null ? 'no level' : levelTitle(texts, level);
}

function causeWords(cause: ChangeCause): string {
  if (cause.kind === 'repositories') {
    const { changed, added, removed } = cause;
    if (added.length + removed.length > 0) return 'other repositories were looked at';
    return changed.length === 1
      ? 'the repository changed'
      : `${counted(changed.length, 'repository', 'repositories')} changed`;
  }
  if (cause.kind === 'model') return 'the model changed';
  if (cause.kind === 'sources') return 'what connected sources show changed';
  if (cause.kind === 'disputes') return 'other results are disputed';
  return 'time passed, or this version of Cairn reads more';
}

function joinWords(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
