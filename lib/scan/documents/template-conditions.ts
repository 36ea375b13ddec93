import { isContent, placeOf, shapeOf } from '@/lib/scan/documents/locate';
import type { NeutralText } from '@/lib/scan/documents/template';

type Keys = readonly (readonly string[])[];

const automation = (...prefix: string[]): Keys =>
  [[], ['automated'], ['automated', 'enabled'], ['automated', 'selfHeal'], ['automated', 'prune']].map((rest) => [
    ...prefix,
    'syncPolicy',
    ...rest,
  ]);

/** Keys of agent objects whose value decides a rule; a template may put them behind a condition. */
const deciding: Record<string, Keys> = {
  'argoproj.io/Application': automation('spec'),
  'argoproj.io/ApplicationSet': automation('spec', 'template', 'spec'),
  'kustomize.toolkit.fluxcd.io/Kustomization': [
    ['spec', 'suspend'],
    ['spec', 'prune'],
  ],
  'helm.toolkit.fluxcd.io/HelmRelease': [
    ['spec', 'suspend'],
    ['spec', 'driftDetection'],
    ['spec', 'driftDetection', 'mode'],
  ],
  'fleet.cattle.io/GitRepo': [
    ['spec', 'paused'],
    ['spec', 'correctDrift'],
    ['spec', 'correctDrift', 'enabled'],
  ],
};

/**
 * Dotted keys of a templated document that stand inside an `if`, `with` or `range` which does not enclose the whole document, or
 * that an expression may write where none stands: whether they are there depends on values, so they are unknown, never true or
 * false. `template` is told for the lines of `text`.
 */
export function conditionalKeys(
  text: string,
  { depths, spreads }: Pick<NeutralText, 'depths' | 'spreads'>,
  apiVersion: string,
  kind: string,
): string[] {
  const keys = deciding[`${apiVersion.split('/')[0]}/${kind}`];
  if (!keys) return [];
  const lines = text.split('\n');
  const root = depths[placeOf(lines, ['kind']).line] ?? 0;
  return keys
    .filter((key) => (depths[placeOf(lines, key).line] ?? 0) > root || mayBeWritten(lines, spreads, key))
    .map((key) => key.join('.'));
}

/** Whether an expression alone on its line stands where a missing key would: in the block of what is there of the key. */
function mayBeWritten(lines: readonly string[], spreads: NeutralText['spreads'], key: readonly string[]): boolean {
  const place = placeOf(lines, key);
  if (place.steps === key.length) return false;
  const first = lines.slice(place.from, place.to).find(isContent);
  const column = first === undefined ? null : shapeOf(first).column;
  return spreads.some(
    ({ line, indent }) =>
      line >= place.from && line < place.to && (column === null ? indent >= place.keyColumn : indent === column),
  );
}
