import { type Detection, defineIndicator, type Mark } from '@/lib/scan/indicator';
import type { SignedCommit } from '@/lib/scan/inventory';
import { leadingMarks } from '@/lib/scan/leading-marks';

/** Fewer commits of people than these tell no habit. */
const leastCommits = 5;
/** From this share on it is the habit, and the rest are slips. */
const habit = 0.9;

/** People sign the commits that they make (detection rules SCM-SIGNED). */
export const signedCommits = defineIndicator({
  id: 'signed-commits',
  detect({ signatures: { isWhole, looked, own } }) {
    const signed = own.filter(({ format }) => format !== null);
    const measures = {
      of: own.length,
      met: signed.length,
      formats: [...new Set(signed.flatMap(({ format }) => format ?? []))].sort(),
    };
    const open = whyOpen(looked, own.length, isWhole);
    if (open !== null) return { outcome: 'unknown', measures: {}, reason: open };
    const share = signed.length / own.length;
    const outcome = share >= habit ? 'present' : signed.length > 0 ? 'partial' : 'absent';
    const searched = { files: 0, what: [`signatures in the headers of the ${looked} newest commits`] };
    const reason = `${signed.length} of ${own.length} commits that people made themselves are signed.`;
    const unsigned = own.filter(({ format }) => format === null);
    const detection: Detection = { outcome, share, measures, reason };
    detection.marks = leadingMarks(outcome === 'present' ? signed : [...unsigned, ...signed], toMark);
    return outcome === 'absent' ? { ...detection, searched } : detection;
  },
});

/** Why the history cannot tell; null where it can. */
function whyOpen(looked: number, own: number, isWhole: boolean): string | null {
  if (looked === 0) return 'The history could not be read.';
  if (!isWhole) return 'The history is cut off, so that too few commits are to be seen. Fetch all of it.';
  if (own >= leastCommits) return null;
  const few = own === 0 ? 'None' : `Only ${own}`;
  return `${few} of the ${looked} newest commits came from a person's own hand; bots or the Git host made the others.`;
}

function toMark({ id, subject, format }: SignedCommit): Mark {
  const note = `${format === null ? 'not signed' : `signed (${format})`}: ${subject}`;
  return { path: '', objectId: null, line: null, commit: id, note };
}
