import type { SettingsValues } from '@/app/model/settings/settings-state';
import { isShare, percentNumber } from '@/components/report/threshold-words';
import { Level, type Model } from '@/lib/model/model';
import type { ModelOverlay } from '@/lib/model/overlay';

const longestReason = 1_000;
const longestNumber = 30;

/** The form as it stands for a model. */
export function valuesOf({ thresholds, criteria }: Model, reason = ''): SettingsValues {
  return {
    thresholds: Object.fromEntries(
      Object.entries(thresholds).map(([name, value]) => [name, String(isShare(name) ? percentNumber(value) : value)]),
    ),
    gates: Object.fromEntries(criteria.map(({ id, gate }) => [id, gate === null ? 'none' : String(gate)])),
    reason,
  };
}

/** What was handed in; a field that is missing stands as it is in `before`. */
export function readValues(form: FormData, before: SettingsValues): SettingsValues {
  const text = (field: string, otherwise: string, longest: number) => {
    const value = form.get(field);
    return typeof value === 'string' ? value.trim().slice(0, longest) : otherwise;
  };
  const readAll = (kind: 'thresholds' | 'gates') =>
    Object.fromEntries(
      Object.entries(before[kind]).map(([name, value]) => [name, text(`${kind}.${name}`, value, longestNumber)]),
    );
  return { thresholds: readAll('thresholds'), gates: readAll('gates'), reason: text('reason', '', longestReason) };
}

/** The overlay that values stand for, and what of them is no number or no level, by field. */
export function overlayOf(values: SettingsValues): { overlay: ModelOverlay; errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  const thresholds: Record<string, number> = {};
  for (const [name, text] of Object.entries(values.thresholds)) {
    const number = text === '' ? Number.NaN : Number(text.replace(',', '.'));
    if (Number.isFinite(number)) thresholds[name] = isShare(name) ? Math.round(number * 1e4) / 1e6 : number;
    else errors[`thresholds.${name}`] = 'Give a number.';
  }
  const gates: Record<string, Level | null> = {};
  for (const [id, text] of Object.entries(values.gates)) {
    const level = Level.safeParse(Number(text));
    if (text === 'none') gates[id] = null;
    else if (text !== '' && level.success) gates[id] = level.data;
    else errors[`gates.${id}`] = 'Choose a level, or none.';
  }
  return { overlay: { thresholds, gates }, errors };
}
