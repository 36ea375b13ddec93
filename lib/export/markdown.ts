import type { Report } from '@/lib/assessment/report';
import { counted } from '@/lib/assessment/wording';
import { STATE_WORDS } from '@/lib/export/dispute-words';
import { outcomeInWords } from '@/lib/export/level-words';
import { markdownCode, markdownFence, markdownLink, markdownSentence } from '@/lib/export/markdown-text';
import { type Place, type PlaceWriter, placeWriter } from '@/lib/export/place';
import {
  type DigestDimension,
  type DigestFinding,
  type DigestGate,
  type DigestStep,
  digestReport,
  type ReportDigest,
} from '@/lib/export/report-digest';
import type { Model } from '@/lib/model/model';

export interface MarkdownOptions {
  /** The page where a place can be seen; null where there is none. */
  linkTo?: (place: Place) => string | null;
}

interface Page {
  place: PlaceWriter;
  linkTo: (place: Place) => string | null;
}

const PLACES_SHOWN = 5;
const UNREAD_SHOWN = 5;

/**
 * A Report as Markdown for a comment or a wiki, with a final newline. Nothing that comes from a repository can become markup.
 * The comment in the first line lets a pipeline find its own comment again.
 */
export function renderMarkdown(report: Report, model: Model, { linkTo = () => null }: MarkdownOptions = {}): string {
  const digest = digestReport(report, model);
  const page: Page = { place: placeWriter(report), linkTo };
  const sections = [
    ['<!-- cairn:report -->', `## ${markdownSentence(digest.level)}`],
    section(
      '### Safety first',
      digest.safety.flatMap((finding) => findingLines(finding, page)),
    ),
    digest.remarks.map(markdownSentence),
    profileTable(digest.dimensions),
    section(
      `### What holds Level ${digest.next} back`,
      digest.held.flatMap((gate) => gateLines(gate, page)),
    ),
    section('### Unsettled', digest.unsettled.map(unsettledLine)),
    section(
      '### Risks',
      digest.risks.flatMap((finding) => findingLines(finding, page)),
    ),
    section('### Disputed', disputeLines(digest, report, page)),
    section('### Next steps', stepsLines(digest, page)),
    footLines(report, digest),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function section(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [heading, '', ...lines];
}

function disputeLines({ disputes }: ReportDigest, { disputeMistakes }: Report, page: Page): string[] {
  return [
    ...disputes.map(
      ({ id, title, state, claim, sentences }) =>
        `- **${markdownSentence(title)}** (${markdownCode(id)}): ${STATE_WORDS[state]}${claim}. ${sentences.map(markdownSentence).join(' ')}`,
    ),
    ...disputeMistakes.map(({ message, ...mistake }) => {
      const place = { ...mistake, note: '' };
      const link = markdownLink(markdownCode(page.place(place)), page.linkTo(place));
      return `- Not used: ${link}: ${markdownSentence(message)}`;
    }),
  ];
}

function findingLines({ id, title, severity, reason, places }: DigestFinding, page: Page): string[] {
  const weight = severity === null ? '' : `, ${severity}`;
  return [
    `- **${markdownSentence(title)}** (${markdownCode(id)}${weight}): ${markdownSentence(reason)}`,
    ...placeLines(places, page),
  ];
}

function placeLines(places: readonly Place[], page: Page, indent = '  '): string[] {
  const rest = places.length - PLACES_SHOWN;
  return [
    ...places.slice(0, PLACES_SHOWN).map((place) => {
      const note = place.note === '' ? '' : `: ${markdownSentence(place.note)}`;
      return `${indent}- ${markdownLink(markdownCode(page.place(place)), page.linkTo(place))}${note}`;
    }),
    ...(rest > 0 ? [`${indent}- and ${counted(rest, 'more place')}`] : []),
  ];
}

function profileTable(dimensions: readonly DigestDimension[]): string[] {
  if (dimensions.length === 0) return [];
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const levels = (dimensions[0]?.steps ?? []).map((_, level) => `Level ${level}`);
  return [
    row(['Dimension', ...levels]),
    row(['---', ...levels.map(() => '---')]),
    ...dimensions.map(({ name, steps }) => row([markdownSentence(name), ...steps.map(stepCell)])),
    '',
    '■ all that is known is met, and at least half is known; □ not so; numbers: met / known / all',
  ];
}

function stepCell({ met, known, all, filled }: DigestDimension['steps'][number]): string {
  return all === 0 ? '–' : `${filled ? '■' : '□'} ${met}/${known}/${all}`;
}

function gateLines(gate: DigestGate, page: Page): string[] {
  const settle =
    gate.outcome === 'unknown' && gate.settledBy !== null ? ` To settle it: ${markdownSentence(gate.settledBy)}` : '';
  return [
    `- **${markdownSentence(gate.title)}** (${markdownCode(gate.id)}): ${outcomeInWords(gate)}. ${markdownSentence(gate.reason)}${settle}`,
    ...placeLines(gate.places, page),
  ];
}

function unsettledLine({ id, title, settledBy, reason }: DigestGate): string {
  return `- ${markdownSentence(title)} (${markdownCode(id)}): ${markdownSentence(settledBy ?? reason)}`;
}

function stepsLines({ steps, furtherSteps }: ReportDigest, page: Page): string[] {
  return [
    ...steps.flatMap((step, index) => stepLines(step, `${index + 1}. `, page)),
    ...(furtherSteps > 0 ? ['', `${counted(furtherSteps, 'further step')} in the JSON report.`] : []),
  ];
}

function stepLines(step: DigestStep, marker: string, page: Page): string[] {
  const indent = ' '.repeat(marker.length);
  const about = [`${step.effort} effort`, step.who, ...(step.result === null ? [] : [step.result])].join(', ');
  return [
    `${marker}**${markdownSentence(step.title)}** (${markdownCode(step.criterion)}): ${markdownSentence(about)}`,
    ...(step.firstTitles.length > 0 ? [`${indent}- First: ${step.firstTitles.map(markdownSentence).join('; ')}`] : []),
    ...step.how.map((text) => `${indent}- ${markdownSentence(text)}`),
    ...placeLines(step.places, page, indent),
    ...snippetLines(step.snippet, indent),
  ];
}

function snippetLines(snippet: DigestStep['snippet'], indent: string): string[] {
  if (snippet === null) return [];
  const lines = [`In ${markdownCode(snippet.path)}:`, '', ...markdownFence(snippet.text, snippet.language)];
  return ['', ...lines.map((line) => (line === '' ? '' : indent + line))];
}

/** The folders that were looked at, where that was not all of it. */
function foldersOf(paths: readonly string[]): string {
  return paths.length === 0 ? '' : `: ${paths.map(markdownCode).join(', ')}`;
}

function footLines(report: Report, { practices, notCounted, unread }: ReportDigest): string[] {
  const rest = unread.length - UNREAD_SHOWN;
  const unreadLines = unread
    .slice(0, UNREAD_SHOWN)
    .map(({ path, note }) => `- Not read: ${markdownCode(path)}: ${markdownSentence(note)}`);
  const repositories = report.repositories.map(
    ({ url, paths, commit, role, files }) =>
      `- ${markdownCode(url)} at ${markdownCode(commit.slice(0, 12))}, ${role}, ${counted(files, 'file')}${foldersOf(paths)}`,
  );
  return [
    '<details><summary>What was looked at</summary>',
    '',
    ...repositories,
    ...unreadLines,
    ...(rest > 0 ? [`- Not read: ${counted(rest, 'more file')}`] : []),
    `- ${practices}`,
    ...(notCounted === null ? [] : [`- ${notCounted}`]),
    `- Model ${markdownSentence(report.model)}, judged at ${report.now}.`,
    '',
    '</details>',
  ];
}
