import { counted } from '@/lib/assessment/wording';
import { encryptionGap } from '@/lib/scan/documents/secret-gaps';
import type { SecretSuspicion } from '@/lib/scan/documents/secrets';
import { defineIndicator } from '@/lib/scan/indicator';

/** Risk: credentials that stand readable in the repository (detection rules 6). A value is never part of it. */
export const plaintextSecrets = defineIndicator({
  id: 'plaintext-secrets',
  detect(inventory) {
    const places = distinct(inventory.secrets.filter(({ counted, what }) => counted && what !== encryptionGap));
    const certain = places.filter(({ certainty }) => certainty === 'high');
    const doubtful = places.filter(({ certainty }) => certainty === 'medium');
    const measures = { high: certain.length, medium: doubtful.length };
    const marks = [...certain, ...doubtful].map(({ path, objectId, line, key, what, certainty }) => ({
      path,
      objectId,
      line,
      note: `${what}${key === '' ? '' : ` at ${key}`}${certainty === 'high' ? '' : ', perhaps'}`,
    }));
    if (certain.length > 0) {
      const more = doubtful.length > 0 ? ` ${counted(doubtful.length, 'more place')} may hold one.` : '';
      const reason = `${counted(certain.length, 'credential stands', 'credentials stand')} readable in Git.${more}`;
      return { outcome: 'present', measures, marks, reason };
    }
    if (doubtful.length > 0) {
      return {
        outcome: 'partial',
        measures,
        marks,
        reason: `${counted(doubtful.length, 'place')} may hold a readable credential.`,
      };
    }
    if (inventory.filesRead === 0 && inventory.unread.length > 0)
      return { outcome: 'unknown', measures, reason: 'No file could be read.' };
    const what = ['values of Secrets', 'private keys', 'tokens of known form', 'passwords in variables and values'];
    const unread =
      inventory.unread.length > 0 ? ` ${counted(inventory.unread.length, 'place')} could not be read.` : '';
    const reason = `No readable credential was found.${unread}`;
    return { outcome: 'absent', measures, searched: { files: inventory.filesRead, what }, reason };
  },
});

/** Lines of a block of text that may stand before the key in it: those of a service account's JSON. */
const longestPreamble = 12;

/** A token in a Secret is seen twice, as a value and by its form: the place that names the key stays. */
function distinct(places: readonly SecretSuspicion[]): SecretSuspicion[] {
  const near = (one: SecretSuspicion, other: SecretSuspicion): boolean =>
    other.line >= one.line && other.line - one.line <= (one.what.startsWith(other.what) ? longestPreamble : 1);
  const keyed = Map.groupBy(
    places.filter(({ key }) => key !== ''),
    ({ path }) => path,
  );
  return places.filter((place) => place.key !== '' || !keyed.get(place.path)?.some((other) => near(other, place)));
}
