import type { ConnectedFact } from '@/lib/assessment/connected-facts';
import { counted } from '@/lib/assessment/wording';
import {
  type ConnectedDetection,
  type ConnectedIndicator,
  type ConnectedView,
  defineConnectedIndicator,
  notConnected,
  showFact,
} from '@/lib/scan/connected/view/connected-indicator';
import type { Evidence, IndicatorOutcome, Measures } from '@/lib/scan/evidence';

/** A yes-or-no setting, with the words for each answer. `yes` and `no` also name the measures that count the answers. */
export interface Setting {
  /** Measure that counts the yes, such as `forcePushBlocked`. */
  yes: string;
  /** Measure that counts the no, such as `forcePushAllowed`. */
  no: string;
  /** In words, for the evidence. */
  yesText: string;
  noText: string;
  /** Told beside, without a part in the outcome. */
  aside?: boolean;
}

/** The settings that one fact shows, in the order of the indicator's settings; null for one that is not readable. */
export interface SettingsRow {
  fact: ConnectedFact;
  /** What holds the settings: `branch rules of main`. */
  name: string;
  values: readonly (boolean | null)[];
}

export interface SettingsIndicator extends Pick<ConnectedIndicator, 'id' | 'needs' | 'what'> {
  settings: readonly Setting[];
  rows(view: ConnectedView): SettingsRow[];
  /** True: a repository that nothing is known of leaves the settings open. */
  everyRepository: boolean;
  /** Further measures that stand beside the settings. */
  measures?(view: ConnectedView): Measures;
}

/** How often each setting is a yes, a no, and not readable. The last is counted by `<yes>Unread`. */
interface Tally {
  setting: Setting;
  yes: number;
  no: number;
  unread: number;
}

/** An indicator made of settings that each are on, off or not readable. */
export function defineSettingsIndicator(rule: SettingsIndicator): ConnectedIndicator {
  const { id, needs, what } = rule;
  return defineConnectedIndicator({ id, needs, what, detect: (view) => detectSettings(rule, view) });
}

function detectSettings(rule: SettingsIndicator, view: ConnectedView): ConnectedDetection {
  const rows = rule.rows(view);
  if (rows.length === 0) return notConnected(rule);
  const silent = rule.everyRepository ? view.silent.length : 0;
  const tallies = rule.settings.map((setting, index) => tallySetting(setting, rows, index, silent));
  const counting = tallies.filter(({ setting }) => setting.aside !== true);
  const yes = counting.reduce((sum, tally) => sum + tally.yes, 0);
  const known = counting.reduce((sum, tally) => sum + tally.yes + tally.no, 0);
  const outcome = settingsOutcome(counting);
  return {
    outcome,
    share: outcome === 'unknown' || known === 0 ? null : yes / known,
    measures: { ...Object.assign({}, ...tallies.map(measureTally)), ...rule.measures?.(view) },
    evidence: mostTellingFirst(rows).map((row) => showRow(rule.settings, row)),
    reason: describeTallies(counting, silent),
  };
}

function tallySetting(setting: Setting, rows: readonly SettingsRow[], index: number, silent: number): Tally {
  const values = rows.map((row) => row.values[index] ?? null);
  return {
    setting,
    yes: values.filter((value) => value === true).length,
    no: values.filter((value) => value === false).length,
    unread: values.filter((value) => value === null).length + silent,
  };
}

function measureTally({ setting, yes, no, unread }: Tally): Measures {
  return { [setting.yes]: yes, [setting.no]: no, [`${setting.yes}Unread`]: unread };
}

function settingsOutcome(tallies: readonly Tally[]): IndicatorOutcome {
  const anyYes = tallies.some(({ yes }) => yes > 0);
  if (tallies.some(({ no }) => no > 0)) return anyYes ? 'partial' : 'absent';
  if (tallies.some(({ unread }) => unread > 0)) return 'unknown';
  return anyYes ? 'present' : 'unknown';
}

function describeTallies(tallies: readonly Tally[], silent: number): string {
  const off = tallies.filter(({ no }) => no > 0).map(({ setting }) => setting.noText);
  const on = tallies
    .filter(({ yes, no, unread }) => yes > 0 && no + unread === 0)
    .map(({ setting }) => setting.yesText);
  const open = tallies.filter(({ no, unread }) => no === 0 && unread > 0).map(({ setting }) => setting.yesText);
  return [
    sentence(off),
    sentence(on),
    open.length > 0 ? `Not readable everywhere: whether ${open.join('; whether ')}.` : '',
    silent > 0
      ? `Of ${counted(silent, 'deploy repository', 'deploy repositories')} the host's settings are not known.`
      : '',
  ]
    .filter((text) => text !== '')
    .join(' ');
}

function sentence(texts: readonly string[]): string {
  const text = texts.join('; ');
  return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function mostTellingFirst(rows: readonly SettingsRow[]): SettingsRow[] {
  const count = ({ values }: SettingsRow) => values.filter((value) => value === false).length;
  return rows.toSorted((a, b) => count(b) - count(a));
}

function showRow(settings: readonly Setting[], { fact, name, values }: SettingsRow): Evidence {
  const texts = settings.map((setting, index) => {
    const value = values[index] ?? null;
    if (value === null) return `not readable: whether ${setting.yesText}`;
    return value ? setting.yesText : setting.noText;
  });
  return showFact(fact, name, texts.join('; '));
}
