/** What the form of thresholds and gates holds, and what came of handing it in. */
export interface SettingsState {
  values: SettingsValues;
  /** By field: `thresholds.thinShare`, `gates.agent-pulls`, `gates`, `reason`. */
  errors: Readonly<Record<string, string>>;
  /** What saving would do; null until that was asked for. */
  preview: SettingsPreview | null;
}

export interface SettingsValues {
  /** As typed, shares in percent. */
  thresholds: Readonly<Record<string, string>>;
  /** `none`, or the number of a level. */
  gates: Readonly<Record<string, string>>;
  reason: string;
}

export interface SettingsPreview {
  version: string;
  /** How many assessments were judged for it. */
  judged: number;
  moved: readonly { id: string; label: string; sentence: string; practices: readonly string[] }[];
}
