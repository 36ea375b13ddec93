import type { SourceReference } from '@/lib/scan/documents/source-reference';
import { pinOfVersion } from '@/lib/scan/documents/source-reference-pin';
import { defineIndicator, type Mark } from '@/lib/scan/indicator';
import { leadingMarks } from '@/lib/scan/leading-marks';
import { outcomeOf } from '@/lib/scan/tally';

const notes: Record<SourceReference['pin'], string> = {
  fixed: 'fixed',
  ranged: 'a range: a new version arrives without a commit',
  floating: 'follows whatever is newest',
  unresolved: 'filled by a template',
};
const pins = ['fixed', 'ranged', 'floating', 'unresolved'] as const;

/** Charts, remote bases, modules and revisions of other repositories, named by what does not move (ARGO-11, FLUX-9, PIN-*). */
export const pinnedSources = defineIndicator({
  id: 'pinned-sources',
  detect(inventory) {
    const sources = inventory.sources.filter(({ counted, own }) => counted && !own);
    const count = (pin: SourceReference['pin']): number => sources.filter((source) => source.pin === pin).length;
    const [fixed, ranged, floating, unresolved] = [
      count('fixed'),
      count('ranged'),
      count('floating'),
      count('unresolved'),
    ];
    const measures = { fixed, ranged, floating, unresolved };
    const of = fixed + ranged + floating;
    const outcome = outcomeOf({ of, met: fixed, unresolved });
    if (outcome === 'not-applicable') {
      return { outcome, measures, reason: 'Nothing outside the repository is referred to.' };
    }
    const order = [...pins.slice(1, 3), 'fixed', 'unresolved'];
    const loosestFirst = sources.toSorted((one, other) => order.indexOf(one.pin) - order.indexOf(other.pin));
    const marks = leadingMarks(loosestFirst, mark);
    const open = unresolved > 0 ? ` ${unresolved} more are filled by templates.` : '';
    const reason = `${fixed} of ${of} references to charts, bases, modules and other repositories are fixed.${open}`;
    const share = of === 0 ? {} : { share: fixed / of };
    const what = ['chart versions', 'remote bases', 'Terraform modules', 'revisions of other repositories'];
    const searched = { files: inventory.filesRead, what };
    const counted = { of, unresolved };
    return { outcome, ...share, measures, marks, reason, counted, ...(outcome === 'absent' ? { searched } : {}) };
  },
});

function mark({ kind, target, reference, pin, path, objectId, line, key }: SourceReference): Mark {
  const of = target === '' ? 'of a source that is named elsewhere' : target;
  const name = `${kind.replace('-', ' ')} ${of}${reference === null ? '' : ` at ${reference}`}`;
  const isLocked = kind.startsWith('helm-') && pin === 'fixed' && pinOfVersion(reference) !== 'fixed';
  return { path, objectId, line, key, note: `${name}: ${isLocked ? 'fixed by the lock file beside it' : notes[pin]}` };
}
