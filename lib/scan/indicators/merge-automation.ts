import { isObject, type JsonValue, listAt, objectAt, valueAt } from '@/lib/scan/documents/json';
import { type ToolRule, toolUses } from '@/lib/scan/documents/pipelines/tool-uses';
import { readRenovate } from '@/lib/scan/documents/update-bots';
import { parseDocument } from '@/lib/scan/documents/yaml';
import { countedFiles } from '@/lib/scan/files-by-path';
import { type Detection, defineIndicator, type Mark } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';
import { countedObjects } from '@/lib/scan/objects-by-group';

/** Commands and actions by which a pipeline lets a change be merged, or merges it. */
const merging: readonly ToolRule[] = [
  {
    tool: 'merge in a pipeline',
    command:
      /^gh\s+pr\s+merge(\s|$)|^glab\s+mr\s+merge\s(.*\s)?--(auto-merge|when-pipeline-succeeds)|^git\s(.*\s)?push\s(.*\s)?merge_request\.(merge_when_pipeline_succeeds|auto_merge)/,
    action: /auto-?merge|merge-dependabot|dependabot-merge|merge-pull-request|merge-pal/,
  },
  {
    tool: 'merge in a pipeline',
    action: /^actions\/github-script$/,
    only: (input) => /pulls\.merge\(|enablePullRequestAutoMerge/.test(input('script')),
  },
];

const mergify = /^(\.mergify\.ya?ml|\.mergify\/config\.ya?ml|\.github\/mergify\.ya?ml)$/;
const kodiak = /^(\.github\/)?\.?kodiak\.toml$/;
const bulldozer = /^(\.github\/)?\.?bulldozer\.ya?ml$/;
const tide = /(^|\/)prow\/([^/]+\/)*_?config\.ya?ml$|(^|\/)_prowconfig\.ya?ml$/;
const renovate =
  /^((\.github|\.gitlab|\.gitea|\.forgejo)\/)?(renovate\.(json|jsonc|json5)|\.renovaterc(\.(json|jsonc|json5))?)$|^package\.json$/;
const preset = /^\.(renovate|github\/renovate)\/[^/]+\.(json|json5)$/;

/** Presets that stand in a repository: in another one, or in this one by its address. */
const outerPreset = /\b(local|github|gitlab|gitea|forgejo|bitbucket)>[^"'\s]+|https?:[^"'\s]+\.json5?/g;

/** A rule that merges, or the place of one that does not. */
interface Rule {
  tool: string;
  works: boolean;
  mark: Mark;
}

/** A rule in the repository merges changes that pass their checks, so that nobody has to press a button for each. */
export const mergeAutomation = defineIndicator({
  id: 'merge-automation',
  detect(inventory) {
    const updates = renovateConfigurations(inventory);
    const rules = [
      ...updates.flatMap(({ rule }) => (rule ? [rule] : [])),
      ...ofFiles(inventory),
      ...ofPipelines(inventory),
      ...ofPromotions(inventory),
    ];
    const working = rules.filter(({ works }) => works);
    const tools = [...new Set(working.map(({ tool }) => tool))].sort();
    const measures = { rules: working.length, tools };
    const marks = [...working, ...rules.filter(({ works }) => !works)].map(({ mark }) => mark);
    if (working.length > 0) {
      return { outcome: 'present', measures, marks, reason: `Changes are merged by rule: ${tools.join(', ')}.` };
    }
    if (rules.length > 0) {
      const reason = 'A tool that merges is set up, and no rule of it merges anything by itself.';
      return { outcome: 'partial', measures, marks, reason };
    }
    return { measures, ...withoutRules(inventory, updates) };
  },
});

function withoutRules(inventory: Inventory, updates: readonly Updates[]): Omit<Detection, 'measures'> {
  const open = updates.find(({ isOpen }) => isOpen);
  if (open) {
    const reason = `${open.path} takes settings from elsewhere, which may merge updates by rule.`;
    return { outcome: 'unknown', reason };
  }
  const unread = inventory.unread.find(({ path }) =>
    [mergify, kodiak, bulldozer, renovate].some((file) => file.test(path)),
  );
  if (unread) return { outcome: 'unknown', reason: `${unread.path} could not be read: ${unread.reason}` };
  const what = [
    'merges in the configuration of Renovate, Mergify, Kodiak, Bulldozer and Tide',
    'pipelines that merge or let merge: gh pr merge and the like',
    'promotions that merge themselves',
  ];
  const searched = { files: inventory.filesRead, what };
  return { outcome: 'absent', searched, reason: 'No rule in the repository merges changes by itself.' };
}

interface Updates {
  path: string;
  /** It takes in settings of another repository. */
  isOpen: boolean;
  rule: Rule | null;
}

/** Configurations of Renovate, with the presets of the repository's own that they take in. */
function renovateConfigurations(inventory: Inventory): Updates[] {
  return countedFiles(inventory, renovate).flatMap(({ path, objectId }) => {
    const text = inventory.texts.get(path);
    const settings = text === undefined ? null : readRenovate(text, path === 'package.json' ? 'renovate' : undefined);
    if (text === undefined || !settings?.enabled) return [];
    const presets = countedFiles(inventory, preset).filter((file) => text.includes(nameOf(file.path)));
    const own = settings.automerge ? { path, objectId } : presets.find((file) => mergesIn(inventory, file.path));
    const note = 'Renovate merges some updates by rule';
    const line = own ? lineOf(inventory.texts.get(own.path) ?? '', /automerge/i) : 1;
    const mark = own ? { path: own.path, objectId: own.objectId, line, note } : null;
    const elsewhere = settings.extendsElsewhere ? (text.match(outerPreset) ?? []) : [];
    const isOpen = elsewhere.some((name) => !presets.some((file) => name.includes(nameOf(file.path))));
    return [{ path, isOpen, rule: mark ? { tool: 'Renovate', works: true, mark } : null }];
  });
}

function mergesIn({ texts }: Inventory, path: string): boolean {
  const text = texts.get(path);
  return text !== undefined && readRenovate(text)?.automerge === true;
}

/** A preset is named with its ending or without. */
function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.(json|json5)$/, '');
}

function ofFiles(inventory: Inventory): Rule[] {
  const read = (tool: string, pattern: RegExp, place: RegExp, works: (text: string) => boolean): Rule[] =>
    countedFiles(inventory, pattern).flatMap(({ path, objectId }) => {
      const text = inventory.texts.get(path);
      if (text === undefined) return [];
      const note = works(text) ? `${tool} merges by rule` : `${tool} is set up`;
      return [{ tool, works: works(text), mark: { path, objectId, line: lineOf(text, place), note } }];
    });
  return [
    ...read('Mergify', mergify, /^\s*(merge|queue|autoqueue):/, mergifyMerges),
    ...read('Kodiak', kodiak, /^\[merge\]/, (text) => /^version\s*=/m.test(text)),
    ...read('Bulldozer', bulldozer, /^merge:/, (text) => /^merge:/m.test(text)),
    ...read('Tide', tide, /^tide:/, (text) => /^tide:/m.test(text) && /^[ \t]+queries:/m.test(text)).filter(
      ({ works }) => works,
    ),
  ];
}

function mergifyMerges(text: string): boolean {
  const parsed = parseDocument(text);
  const body = parsed.ok ? parsed.value : undefined;
  const acts = (rule: JsonValue): boolean =>
    ['merge', 'queue'].some((action) => valueAt(rule, 'actions', action) !== undefined);
  return (
    listAt(body, 'pull_request_rules').some(acts) ||
    listAt(body, 'queue_rules').some((rule) => valueAt(rule, 'autoqueue') === true)
  );
}

/** A job that only a person starts presses the button for that person. */
function ofPipelines({ pipelines }: Inventory): Rule[] {
  const byMachine = pipelines.map((pipeline) => ({
    ...pipeline,
    jobs: pipeline.jobs.map((job) => ({
      ...job,
      steps: job.steps.filter(({ triggers }) => triggers.some((trigger) => trigger !== 'manual')),
    })),
  }));
  return toolUses(byMachine, merging)
    .filter(({ start }) => start === 'run')
    .map(({ tool, path, objectId, line }) => ({
      tool,
      works: true,
      mark: { path, objectId, line, note: 'merges, or lets the host merge, when checks pass' },
    }));
}

/** Promotions that are proposed and merged without a person: GitOps Promoter unless told otherwise, and steps of Kargo. */
function ofPromotions(inventory: Inventory): Rule[] {
  const promoting = countedObjects(inventory, (group) => /^(promoter\.argoproj|kargo\.akuity)\.io$/.test(group));
  return promoting.flatMap(({ completeness, group, kind, name, body, path, objectId, line, rootKey }) => {
    if (completeness !== 'complete' || body === null) return [];
    const isPromoter = group === 'promoter.argoproj.io' && kind === 'PromotionStrategy';
    const isKargo = group === 'kargo.akuity.io' && /^(Stage|(Cluster)?PromotionTask)$/.test(kind);
    const spec = objectAt(body, 'spec');
    const works =
      (isPromoter && listAt(spec, 'environments').some((each) => isObject(each) && each['autoMerge'] !== false)) ||
      (isKargo && JSON.stringify(spec ?? {}).includes('"git-merge-pr"'));
    if (!works) return [];
    const mark = { path, objectId, line, key: [...rootKey, 'spec'], note: `${kind} ${name ?? ''} merges promotions` };
    return [{ tool: isPromoter ? 'GitOps Promoter' : 'Kargo', works, mark }];
  });
}

function lineOf(text: string, pattern: RegExp): number {
  const index = text.split('\n').findIndex((line) => pattern.test(line));
  return index < 0 ? 1 : index + 1;
}
