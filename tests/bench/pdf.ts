import { rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { runContained } from '@/lib/jobs/contained-process';
import type { PdfInput } from '@/lib/pdf/pdf-input';
import { renderPdf } from '@/lib/pdf/render-pdf';
import { type Measurement, median, secondsOf } from '@/tests/factories/measurement';
import { makeTeamPaper } from '@/tests/factories/paper';

const files = 9;
const folder = 'dist/bench-pdf';

/** The leadership PDF of a team (design 12), as a person waits for it: in a process of its own, with what it takes to start one. */
export async function measure(): Promise<Measurement> {
  const now = '2026-11-20T09:30:00Z';
  const input: PdfInput = { projectFolder: process.cwd(), template: 'team', paper: { ...makeTeamPaper() }, now };
  const whole: number[] = [];
  const inside: number[] = [];
  const { bundle }: { bundle: (entries: Record<string, string>, folder: string) => Promise<void> } = await import(
    pathToFileURL('scripts/bundle.mjs').href
  );
  try {
    await bundle({ process: 'lib/pdf/pdf-process.ts' }, folder);
    const contained = () => setInProcess(input);
    await contained();
    for (let file = 0; file < files; file += 1) whole.push(await secondsOf(contained));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  for (let file = 0; file <= files; file += 1) inside.push(await secondsOf(async () => renderPdf(input)));
  return {
    value: round(median(whole)),
    unit: 's',
    budget: 0.3,
    against: '',
    details: {
      firstInsideSeconds: round(inside[0] ?? Number.NaN),
      warmInsideSeconds: round(median(inside.slice(1))),
      memoryMegabytes: Math.round(process.resourceUsage().maxRSS / 1000),
      memoryBudgetMegabytes: 200,
    },
  };
}

function setInProcess(input: PdfInput): Promise<void> {
  return runContained({
    entry: pathToFileURL(`${folder}/process.mjs`),
    input,
    env: {},
    onMessage: () => undefined,
    timeLimitMilliseconds: 30_000,
    memoryLimitMebibytes: 256,
    signal: new AbortController().signal,
  });
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
