import { pathToFileURL } from 'node:url';
import { renderPdf } from '@/lib/pdf/render-pdf';
import { makePdf } from '@/lib/services/report-file';
import { type Measurement, median, secondsOf } from '@/tests/factories/measurement';
import { makeTeamPaper } from '@/tests/factories/paper';

const files = 9;

/**
 * The leadership PDF of a team (design 12), as a person waits for it: in a process of its own, with what it takes to start one.
 * Memory is what a process holds at most that has set several.
 */
export async function measure(): Promise<Measurement> {
  const { bundle }: { bundle: (entries: Record<string, string>, folder: string) => Promise<void> } = await import(
    pathToFileURL('scripts/bundle.mjs').href
  );
  await bundle({ 'pdf-process': 'lib/pdf/pdf-process.ts' }, 'dist');
  const projectFolder = process.cwd();
  const input = { template: 'team', paper: { ...makeTeamPaper() }, now: '2026-11-20T09:30:00Z' } as const;
  const whole = await timesOf(() => makePdf({ projectFolder }, input));
  const inside = await timesOf(async () => renderPdf({ ...input, projectFolder }));
  return {
    value: whole.warm,
    unit: 's',
    budget: 0.3,
    against: '',
    details: {
      firstSeconds: whole.first,
      insideProcessFirstSeconds: inside.first,
      insideProcessSeconds: inside.warm,
      memoryMegabytes: Math.round(process.resourceUsage().maxRSS / 1000),
      memoryBudgetMegabytes: 200,
    },
  };
}

/** How long the first file takes, and the median of those after it. */
async function timesOf(make: () => Promise<unknown>): Promise<{ first: number; warm: number }> {
  const first = await secondsOf(make);
  const others: number[] = [];
  for (let file = 0; file < files; file += 1) others.push(await secondsOf(make));
  return { first: round(first), warm: round(median(others)) };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
