import { reviewGuidePath } from '@/lib/scan/documents/review-guide';
import { writtenFiles } from '@/lib/scan/files-by-path';
import { defineIndicator, type Mark } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';

/** Places that Git hosts read templates of proposals from; names are told apart by no case. */
const template =
  /^((\.github|\.gitea|\.forgejo|\.azuredevops|docs)\/)?(pull|merge)_request_template(\.(md|txt|ya?ml))?$|^((\.github|\.gitea|\.forgejo|\.azuredevops|docs)\/)?pull_request_template\/[^/]+\.(md|txt)$|^\.gitlab\/merge_request_templates\/[^/]+\.md$/i;
const guide = /^((\.github|\.gitlab|docs)\/)?contributing(\.(md|adoc|rst|txt))?$/i;
const reviewHeading = /^(#{1,6}|={1,6}|\*\*).*\b(review|check\s?list|definition of done|before (you )?(merge|submit))/i;
/** A sentence that announces a checklist, save one for issues: `Go through this checklist before you open a pull request:`. */
const announcement = /^(?!\s*([-*+]|\d+\.)\s)(?!.*\b(issues?|bugs?)\b).{0,200}\bcheck\s?list\b.{0,200}:\s*$/i;
const checkItem = /^\s*([-*+]|\d+\.)\s+\[[ xX]\]/;
const listItem = /^\s*([-*+]|\d+\.)\s+\S/;
/** What a machine looks at, as templates put it. */
const machine = /\b(ci\b|pipelines?|automat|lint|checked by|bot\b|status check|workflow|pre-commit)/i;

interface Rubric {
  path: string;
  objectId: string;
  line: number;
  items: number;
  machineItems: number;
}

/** Reviewers have a written list to go by (detection rules SCM-PR-TPL). */
export const reviewRubric = defineIndicator({
  id: 'review-rubric',
  detect(inventory) {
    const templates = readAll(inventory, template, readTemplate);
    const guides = [...readAll(inventory, guide, readGuide), ...readAll(inventory, reviewGuidePath, readReviewGuide)];
    const rubrics = [...templates, ...guides];
    const items = rubrics.reduce((sum, { items }) => sum + items, 0);
    const machineItems = rubrics.reduce((sum, { machineItems }) => sum + machineItems, 0);
    const measures = { templates: templates.length, guides: guides.length, items, machineItems };
    if (rubrics.length === 0) {
      const what = [
        'templates of pull requests and merge requests',
        'contributing guides with a checklist for review, and guides for reviewers',
      ];
      const searched = { files: inventory.filesRead, what };
      return { outcome: 'absent', measures, searched, reason: 'Nothing written tells reviewers what to look at.' };
    }
    const reason = items > 0 ? `Proposals come with a list of ${items} points.` : 'Proposals come with a template.';
    return { outcome: 'present', measures, marks: rubrics.map(markOf), reason };
  },
});

type ReadRubric = (lines: readonly string[]) => Pick<Rubric, 'line' | 'items' | 'machineItems'> | null;

function readAll(inventory: Inventory, pattern: RegExp, read: ReadRubric): Rubric[] {
  return writtenFiles(inventory, pattern).flatMap(({ path, objectId }) => {
    const text = inventory.texts.get(path);
    const found = text === undefined ? null : read(withoutComments(text).split('\n'));
    return found ? [{ path, objectId, ...found }] : [];
  });
}

/** A template counts once it asks for anything. */
function readTemplate(lines: readonly string[]): ReturnType<ReadRubric> {
  if (lines.every((line) => line.trim() === '')) return null;
  return rubricOf(
    lines,
    checkItem,
    lines.filter((line) => checkItem.test(line)),
  );
}

/** A guide counts with boxes to tick, or with a list below a heading on review or a sentence that announces a checklist. */
function readGuide(lines: readonly string[]): ReturnType<ReadRubric> {
  const boxes = lines.filter((line) => checkItem.test(line));
  if (boxes.length > 0) return rubricOf(lines, checkItem, boxes);
  const opening = [reviewHeading, announcement].find((each) => listBelow(lines, each).length > 0);
  return opening === undefined ? null : rubricOf(lines, opening, listBelow(lines, opening));
}

/** A guide for reviewers is a list as a whole: its boxes, or else its points. One point is none. */
function readReviewGuide(lines: readonly string[]): ReturnType<ReadRubric> {
  const boxes = lines.filter((line) => checkItem.test(line));
  const items = boxes.length > 0 ? boxes : lines.filter((line) => listItem.test(line));
  return items.length < 2 ? null : rubricOf(lines, listItem, items);
}

function rubricOf(lines: readonly string[], shape: RegExp, items: readonly string[]): ReturnType<ReadRubric> {
  return { line: firstLine(lines, shape), items: items.length, machineItems: countMachine(items) };
}

function listBelow(lines: readonly string[], opening: RegExp): string[] {
  const start = lines.findIndex((line) => opening.test(line));
  if (start < 0) return [];
  const after = lines.slice(start + 1);
  const end = after.findIndex((line) => /^(#{1,6}|=+)\s/.test(line));
  return (end < 0 ? after : after.slice(0, end)).filter((line) => listItem.test(line));
}

function countMachine(items: readonly string[]): number {
  return items.filter((item) => machine.test(item)).length;
}

function firstLine(lines: readonly string[], shape: RegExp): number {
  const index = lines.findIndex((line) => shape.test(line));
  return index < 0 ? 1 : index + 1;
}

/** Comments are hints to the author that no reader of the proposal sees; their lines stay, so that numbers hold. */
function withoutComments(text: string): string {
  return text.replace(/<!--[\s\S]*?(-->|$)/g, (comment) => comment.replace(/[^\n]/g, ''));
}

function markOf({ path, objectId, line, items }: Rubric): Mark {
  const note = items > 0 ? `lists ${items} points for a review` : 'gives proposals their shape';
  return { path, objectId, line, note };
}
