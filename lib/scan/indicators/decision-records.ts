import { counted } from '@/lib/assessment/wording';
import { writtenFiles } from '@/lib/scan/files-by-path';
import { defineIndicator } from '@/lib/scan/indicator';

/** A numbered or dated record in a folder for decisions: `docs/adr/0007-use-flux.md`, `decisions/2024-05-02-clusters.md`. */
const record =
  /(^|\/)(adrs?|decisions?|decision[-_]records?|architecture[-_]decisions?([-_]records?)?|adr[-_][^/]+)\/([^/]+\/)*(adr[-_ ]?)?\d{1,5}([-_. ][^/]*)?\.(md|mdx|adoc|asciidoc|rst|txt)$/i;
/** The records that tools put there to show how one is written. */
const template = /\/(adr[-_ ]?)?0*[-_. ]?(template|example)[^/]*$/i;

/** Decisions on architecture are written down, one a file (detection rules DOC-ADR). */
export const decisionRecords = defineIndicator({
  id: 'decision-records',
  detect(inventory) {
    const records = writtenFiles(inventory, record).filter(({ path }) => !template.test(path));
    const measures = { records: records.length };
    if (records.length === 0) {
      const what = ['numbered or dated files in folders such as adr, decisions and architecture/decisions'];
      const searched = { files: inventory.files.length, what };
      return { outcome: 'absent', measures, searched, reason: 'No decision records were found.' };
    }
    const marks = records.map(({ path, objectId }) => ({ path, objectId, line: 1, note: 'records a decision' }));
    const reason = `${counted(records.length, 'decision record is', 'decision records are')} kept in the repository.`;
    return { outcome: 'present', measures, marks, reason };
  },
});
