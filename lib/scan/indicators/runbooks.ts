import { counted } from '@/lib/assessment/wording';
import { chartSwitches } from '@/lib/scan/chart-switches';
import type { OperationsGuide } from '@/lib/scan/documents/operations-guide';
import type { Resource } from '@/lib/scan/documents/resource';
import type { Measures } from '@/lib/scan/evidence';
import { writtenFiles } from '@/lib/scan/files-by-path';
import { type Detection, defineIndicator, type Mark } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';
import { standingObjects } from '@/lib/scan/standing-objects';

const document = /\.(md|mdx|adoc|asciidoc|rst|txt|org|ipynb)(\.erb)?$/i;
/** Folders and files for what to do when something happens. */
const runbook =
  /(^|\/)((alert|team|ops|sre|incident|operations?|dr)s?[-_])?(run-?_?books?|playbooks?)\/.+|(^|\/)[^/]*(run-?_?book|playbook)[^/]*$|(^|\/)(sops?|standard-operating-procedures?|incident[-_]?(response|management|handling)?|incidents|on-?call|disaster[-_]recovery|troubleshoot(ing)?|operations?[-_](guide|manual))(\/.+|\.[a-z]+)$/i;
/** Written about something that already happened, or a form. */
const other =
  /(^|\/)(post-?mortems?|incident[-_]?reports?|issue_template|pull_request_template)(\/|[^/]*$)|[-_]template\.[a-z]+$|(^|\/)incidents\/(.+\/)?([^/]*\d{4}[-_]?\d{2}[^/]*|index|readme)\.[a-z]+$/i;

/** What to do when something happens is written down (detection rules DOC-RUNBOOK): as runbooks, or in sections of other guides. */
export const runbooks = defineIndicator({
  id: 'runbooks',
  detect(inventory) {
    const files = writtenFiles(inventory, runbook).filter(({ path }) => document.test(path) && !other.test(path));
    const rules = alertRules(inventory);
    const linked = linksIn(rules);
    const guides = marksOf(inventory.operationsGuides.filter(({ path }) => !files.some((file) => file.path === path)));
    const measures = { runbooks: files.length, alertsWithRunbook: linked.length, sections: guides.length };
    if (files.length + linked.length + guides.length === 0) {
      const what = [
        'folders and files of runbooks, playbooks, incident response and disaster recovery',
        'runbook_url in alert rules',
        'readmes and guides with the steps of an operational task: restoring, rebuilding, upgrading, maintenance, teardown, troubleshooting',
      ];
      return {
        outcome: 'absent',
        measures,
        searched: { files: inventory.files.length, what },
        reason: 'No runbook was found.',
      };
    }
    const marks: Mark[] = files.map(({ path, objectId }) => ({ path, objectId, line: 1, note: 'a runbook' }));
    if (files.length === 0) return withoutRunbooks({ rules: rules.length, linked, guides, measures });
    const links =
      linked.length > 0
        ? ` ${counted(linked.length, 'file of alert rules links', 'files of alert rules link')} to one.`
        : '';
    const reason = `${counted(files.length, 'runbook is', 'runbooks are')} kept in the repository.${links}`;
    return { outcome: 'present', measures, marks: [...marks, ...linked], reason };
  },
});

/** Alert rules may lead to runbooks kept elsewhere; else operational steps are written down in part. */
function withoutRunbooks({
  rules,
  linked,
  guides,
  measures,
}: {
  rules: number;
  linked: readonly Mark[];
  guides: readonly Mark[];
  measures: Measures;
}): Detection {
  const links = linked.length > 0 ? [`${linked.length} of ${rules} files of alert rules link to a runbook.`] : [];
  const steps =
    guides.length > 0
      ? [`Operational steps are written down, not as runbooks: ${counted(guides.length, 'section')} of guides.`]
      : [];
  const reason = [...links, ...steps].join(' ');
  const marks = [...linked, ...guides];
  if (linked.length === 0) return { outcome: 'partial', measures, marks, reason };
  const share = linked.length / rules;
  return { outcome: share < 0.5 ? 'partial' : 'present', share, measures, marks, reason };
}

function marksOf(guides: readonly OperationsGuide[]): Mark[] {
  return guides.flatMap(({ path, objectId, sections }) =>
    sections.map(({ heading, line }) => ({
      path,
      objectId,
      line,
      note: `"${heading}" tells the steps of an operational task`,
    })),
  );
}

/** Objects of alert rules that count, save those that the values of their chart leave out. */
function alertRules(inventory: Inventory): Resource[] {
  const switched = chartSwitches(inventory);
  return standingObjects(inventory, (group) => group === 'monitoring.coreos.com').filter(
    (resource) => resource.kind === 'PrometheusRule' && switched(resource) === 'on',
  );
}

/** Rules that link to pages of their own; those that tools bring along link to the pages of the tools. */
function linksIn(rules: readonly Resource[]): Mark[] {
  return rules.flatMap(({ path, objectId, telltales }) =>
    telltales?.runbook === undefined
      ? []
      : [{ path, objectId, line: telltales.runbook, note: 'an alert that links to its runbook' }],
  );
}
