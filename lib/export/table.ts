import type { Report } from '@/lib/assessment/report';
import { counted } from '@/lib/assessment/wording';
import { STATE_WORDS } from '@/lib/export/dispute-words';
import { outcomeInWords } from '@/lib/export/level-words';
import { type Place, type PlaceWriter, placeWriter } from '@/lib/export/place';
import {
  type DigestDimension,
  type DigestFinding,
  type DigestGate,
  type DigestStep,
  digestReport,
  type ReportDigest,
} from '@/lib/export/report-digest';
import { columnsOf, createPainter, type Painter, padColumns, wrapText } from '@/lib/export/terminal-text';
import { visibleSentence, visibleText } from '@/lib/export/visible-text';
import type { Model } from '@/lib/model/model';

export interface TableOptions {
  /** Columns of the terminal; taken as 80 to 160. */
  width: number;
  /** Colours as ANSI sequences. Off unless given. */
  colour?: boolean;
}

interface Page {
  width: number;
  paint: Painter;
  place: PlaceWriter;
}

const PLACES_SHOWN = 3;
const UNREAD_SHOWN = 5;

/** A Report as text for a terminal, with a final newline. Pure: the same Report, model and options give the same text. */
export function renderTable(report: Report, model: Model, { width, colour = false }: TableOptions): string {
  const digest = digestReport(report, model);
  const page: Page = {
    width: Math.min(160, Math.max(80, width)),
    paint: createPainter(colour),
    place: placeWriter(report),
  };
  const sections = [
    safetySection(digest, page),
    headSection(report, digest, page),
    profileSection(digest.dimensions, page),
    heldSection(digest, page),
    unsettledSection(digest, page),
    riskSection(digest, page),
    disputeSection(digest, report, page),
    stepsSection(digest, page),
    footSection(report, digest, page),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function safetySection({ safety }: ReportDigest, page: Page): string[] {
  if (safety.length === 0) return [];
  return [page.paint('bad', 'Safety first'), ...safety.flatMap((finding) => findingLines(finding, '!', page))];
}

function headSection({ repositories }: Report, { level, remarks }: ReportDigest, page: Page): string[] {
  const named = repositories.map(({ url, paths, commit, role, files }) => {
    const folders = paths.length === 0 ? '' : `: ${paths.map(visibleText).join(', ')}`;
    const about = `at ${visibleText(commit.slice(0, 12))}, ${role}, ${counted(files, 'file')}${folders}`;
    return `${visibleText(url)} ${page.paint('faint', about)}`;
  });
  return [
    ...named,
    ...wrapText(level, page.width).map((line) => page.paint('heading', line)),
    ...remarks.flatMap((remark) => wrapText(remark, page.width)),
  ];
}

function profileSection(dimensions: readonly DigestDimension[], page: Page): string[] {
  if (dimensions.length === 0) return [];
  const nameWidth = Math.max(...dimensions.map(({ name }) => columnsOf(name))) + 4;
  const cellWidth = page.width >= 120 ? 16 : 12;
  const row = (name: string, cells: readonly string[]) =>
    padColumns(name, nameWidth) + cells.map((cell) => padColumns(cell, cellWidth)).join('');
  const levels = (dimensions[0]?.steps ?? []).map((_, level) => `Level ${level}`);
  return [
    page.paint('heading', row('Dimensions', levels).trimEnd()),
    ...dimensions.map(({ name, steps }) =>
      row(
        `  ${name}`,
        steps.map((step) => stepCell(step, page.paint)),
      ).trimEnd(),
    ),
    ...wrapText(
      '■ all that is known is met, and at least half is known; □ not so; numbers: met / known / all',
      page.width,
      '  ',
    ).map((line) => page.paint('faint', line)),
  ];
}

function stepCell({ met, known, all, filled }: DigestDimension['steps'][number], paint: Painter): string {
  if (all === 0) return paint('faint', '–');
  return paint(filled ? 'good' : 'faint', `${filled ? '■' : '□'} ${met}/${known}/${all}`);
}

function heldSection({ next, held }: ReportDigest, page: Page): string[] {
  if (next === null || held.length === 0) return [];
  return [
    page.paint('heading', `What holds Level ${next} back`),
    ...held.flatMap((gate) => [
      ...gateHeading(gate, page),
      ...wrapText(visibleSentence(gate.reason), page.width, '    '),
      ...(gate.outcome === 'unknown' && gate.settledBy !== null
        ? wrapText(`To settle it: ${visibleSentence(gate.settledBy)}`, page.width, '    ')
        : []),
      ...placeLines(gate.places, page),
    ]),
  ];
}

function gateHeading(gate: DigestGate, page: Page): string[] {
  const [mark, emphasis] = gate.outcome === 'unknown' ? (['?', 'partly'] as const) : (['✗', 'bad'] as const);
  const text = `${gate.title} (${gate.id}): ${outcomeInWords(gate)}`;
  return wrapText(text, page.width, `  ${mark} `).map((line) => page.paint(emphasis, line));
}

function unsettledSection({ unsettled }: ReportDigest, page: Page): string[] {
  if (unsettled.length === 0) return [];
  return [
    page.paint('heading', 'Unsettled: passed over, since nothing connected can show it'),
    ...unsettled.flatMap(({ id, title, settledBy, reason }) => [
      ...wrapText(`${title} (${id})`, page.width, '  ? '),
      ...wrapText(visibleSentence(settledBy ?? reason), page.width, '    '),
    ]),
  ];
}

function riskSection({ risks }: ReportDigest, page: Page): string[] {
  if (risks.length === 0) return [];
  return [page.paint('heading', 'Risks'), ...risks.flatMap((finding) => findingLines(finding, '!', page))];
}

function disputeSection({ disputes }: ReportDigest, { disputeMistakes }: Report, page: Page): string[] {
  if (disputes.length + disputeMistakes.length === 0) return [];
  const lines = disputes.flatMap(({ id, title, state, claim, sentences }) => [
    ...wrapText(`${title} (${id}): ${STATE_WORDS[state]}${claim}`, page.width, '  ~ '),
    ...sentences.flatMap((sentence) => wrapText(visibleSentence(sentence), page.width, '    ')),
  ]);
  const mistakes = disputeMistakes.flatMap(({ repository, commit, path, line, message }) => [
    `  ! ${page.place({ repository, commit, path, line, note: '' })}`,
    ...wrapText(visibleSentence(message), page.width, '    '),
  ]);
  return [page.paint('heading', 'Disputed: what people say against a result'), ...lines, ...mistakes];
}

function findingLines({ id, title, severity, reason, places }: DigestFinding, mark: string, page: Page): string[] {
  const text = `${title} (${id})${severity === null ? '' : `: ${severity}`}`;
  const emphasis = severity === 'high' ? 'bad' : 'partly';
  return [
    ...wrapText(text, page.width, `  ${mark} `).map((line) => page.paint(emphasis, line)),
    ...wrapText(visibleSentence(reason), page.width, '    '),
    ...placeLines(places, page),
  ];
}

function placeLines(places: readonly Place[], page: Page): string[] {
  const rest = places.length - PLACES_SHOWN;
  return [
    ...places.slice(0, PLACES_SHOWN).flatMap((place) => {
      const note = visibleSentence(place.note);
      return wrapPlace(page.place(place), note, page);
    }),
    ...(rest > 0 ? [page.paint('faint', `      and ${counted(rest, 'more place')}`)] : []),
  ];
}

/** The place is never broken, so that a terminal can open it; its note goes below it where the line is full. */
function wrapPlace(place: string, note: string, page: Page): string[] {
  const line = `      ${place}`;
  if (note === '') return [line];
  if (columnsOf(`${line}  ${note}`) <= page.width) return [`${line}  ${page.paint('faint', note)}`];
  return [line, ...wrapText(note, page.width, '        ').map((text) => page.paint('faint', text))];
}

function stepsSection({ steps, furtherSteps }: ReportDigest, page: Page): string[] {
  if (steps.length === 0) return [];
  return [
    page.paint('heading', 'Next steps'),
    ...steps.flatMap((step, index) => stepLines(step, index + 1, page)),
    ...(furtherSteps > 0 ? [page.paint('faint', `  ${counted(furtherSteps, 'further step')} in the JSON report`)] : []),
  ];
}

function stepLines(step: DigestStep, number: number, page: Page): string[] {
  const about = [`${step.effort} effort`, step.who, ...(step.result === null ? [] : [step.result])].join(', ');
  return [
    ...wrapText(`${step.title} (${step.criterion})`, page.width, `  ${number}. `),
    ...wrapText(about, page.width, '     ').map((line) => page.paint('faint', line)),
    ...(step.firstTitles.length > 0 ? wrapText(`First: ${step.firstTitles.join('; ')}`, page.width, '     ') : []),
    ...step.how.flatMap((text) => wrapText(visibleSentence(text), page.width, '     - ')),
  ];
}

function footSection({ model, now }: Report, { practices, notCounted, unread }: ReportDigest, page: Page): string[] {
  const rest = unread.length - UNREAD_SHOWN;
  return [
    ...unread
      .slice(0, UNREAD_SHOWN)
      .flatMap(({ path, note }) => wrapText(`Not read: ${visibleText(path)}: ${visibleSentence(note)}`, page.width)),
    ...(rest > 0 ? [`Not read: ${counted(rest, 'more file')}`] : []),
    ...[practices, ...(notCounted === null ? [] : [notCounted]), `Model ${model}, judged at ${now}.`]
      .flatMap((text) => wrapText(text, page.width))
      .map((line) => page.paint('faint', line)),
  ];
}
