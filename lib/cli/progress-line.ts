import type { Terminal } from '@/lib/cli/command';
import { visibleText } from '@/lib/export/visible-text';
import type { JobProgress } from '@/lib/jobs/job';

const eraseLine = '\r\u001b[2K';
const pauseMilliseconds = 100;

/** One line of a terminal that shows how far the work is, and is gone when it is done. */
export interface ProgressLine {
  show(progress: JobProgress): void;
  clear(): void;
}

/** A line on stderr; silent where that is no terminal. */
export function createProgressLine(terminal: Terminal): ProgressLine {
  const { progressWidth } = terminal;
  if (progressWidth === null) return { show: () => undefined, clear: () => undefined };
  let shownAt = Number.NEGATIVE_INFINITY;
  return {
    show(progress) {
      const time = performance.now();
      if (time - shownAt < pauseMilliseconds) return;
      shownAt = time;
      terminal.tell(eraseLine + progressText(progress).slice(0, progressWidth - 1));
    },
    clear() {
      if (shownAt > Number.NEGATIVE_INFINITY) terminal.tell(eraseLine);
      shownAt = Number.NEGATIVE_INFINITY;
    },
  };
}

function progressText({ message, done, total }: JobProgress): string {
  const count = total === null || total === 0 ? '' : ` ${done}/${total}`;
  return visibleText(message) + count;
}
