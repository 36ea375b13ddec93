import { isDocumentPath } from '@/lib/scan/documents/deployment-guide';
import { defineIndicator, type Mark } from '@/lib/scan/indicator';

/** A readme, a guide for contributors or another document describes how a change gets to production (detection rules DOC-STRUCT). */
export const deploymentGuide = defineIndicator({
  id: 'deployment-guide',
  detect({ guides, files }) {
    const describing = guides.filter(({ section }) => section !== null);
    const ages = describing.flatMap(({ age }) => (age === null ? [] : [age]));
    const measures = { guides: describing.length, ageDays: ages.map(String) };
    if (describing.length > 0) {
      const marks = describing.toSorted((a, b) => (a.age ?? Infinity) - (b.age ?? Infinity)).map(markOf);
      const changed = ages.length === 0 ? '' : ` The last change to it is ${Math.min(...ages)} days old.`;
      return {
        outcome: 'present',
        measures,
        marks,
        reason: `The way of a change to production is described.${changed}`,
      };
    }
    const hinting = guides.filter(({ hints }) => hints);
    const read = new Set(guides.map(({ path }) => path));
    const isUnread = files.some(
      ({ path, notCounted }) =>
        (notCounted ?? 'documentation') === 'documentation' && isDocumentPath(path) && !read.has(path),
    );
    if (hinting.length > 0 || isUnread) {
      const marks = hinting.map(({ path, objectId }) => ({
        path,
        objectId,
        line: 1,
        note: 'speaks of deploying, or points elsewhere',
      }));
      const reason =
        'Documents speak of deploying or point elsewhere; none that was read describes the way to production.';
      return { outcome: 'unknown', measures, marks, reason };
    }
    const what = [
      'readmes, guides for contributors and documents named after deploying, with a section on the way to production',
    ];
    const searched = { files: guides.length, what };
    return {
      outcome: 'absent',
      measures,
      searched,
      reason: 'No document describes the way of a change to production.',
    };
  },
});

function markOf({
  path,
  objectId,
  section,
  age,
}: {
  path: string;
  objectId: string;
  section: { heading: string; line: number } | null;
  age: number | null;
}): Mark {
  const title = section?.heading ? `"${section.heading}"` : 'its text';
  const changed = age === null ? '' : `, last changed ${age} days before`;
  return { path, objectId, line: section?.line ?? 1, note: `${title} describes the way to production${changed}` };
}
