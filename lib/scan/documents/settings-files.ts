/**
 * Files that tell tools beside a pipeline, or the Git host, what to do, and that rules read whole: releases (GoReleaser), merges by rule
 * (Mergify, Kodiak, Bulldozer, Bors, Tide, presets of Renovate), settings of the repository on its host.
 */
const settings: readonly RegExp[] = [
  /(^|\/)\.?goreleaser[^/]*\.ya?ml$/,
  /^(\.mergify\.ya?ml|\.mergify\/config\.ya?ml|\.github\/mergify\.ya?ml)$/,
  /^(\.github\/)?(\.?(kodiak|bors)\.toml|\.?bulldozer\.ya?ml)$/,
  /(^|\/)prow\/([^/]+\/)*_?config\.ya?ml$|(^|\/)_prowconfig\.ya?ml$/,
  /^\.(renovate|github\/renovate)\/[^/]+\.(json|json5)$/,
  /^\.github\/(settings\.ya?ml|(repos|suborgs)\/[^/]+\.ya?ml)$/,
];

/** One look tells that most paths are none of them. */
const anySettings = new RegExp(settings.map(({ source }) => source).join('|'));

/** Whether a file is among them. */
export function isSettingsFile(path: string): boolean {
  return anySettings.test(path);
}
