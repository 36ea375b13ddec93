/** Files in which applications name the libraries that they use. */
export const dependencyFile =
  /(^|\/)(package\.json|go\.mod|requirements[^/]*\.txt|pyproject\.toml|Pipfile|pom\.xml|build\.gradle(\.kts)?|libs\.versions\.toml|Gemfile|Cargo\.toml|composer\.json|mix\.exs|[^/]+\.csproj)$/;

/** Libraries by which applications ask for flags, as package registries name them (detection rules FF-1). */
const libraries = [
  /^@?openfeature([-_/].+)?$|^dev\.openfeature(:.+)?$|^github\.com\/open-feature\/.+$|^OpenFeature(\.SDK)?$/,
  /^@?launchdarkly([-_/].+)?$|^com\.launchdarkly(:.+)?$|^github\.com\/launchdarkly\/.+$|^LaunchDarkly\..+$/,
  /^@unleash\/.+$|^unleash-(proxy-)?client(-.+)?$|^io\.getunleash(:.+)?$|^github\.com\/Unleash\/.+$|^Unleash\.?Client$/,
  /^@?flagsmith([-_/].+)?$|^com\.flagsmith(:.+)?$|^github\.com\/Flagsmith\/.+$/,
  /^@?growthbook([-_/].+)?$|^@?configcat([-_/].+)?$|^@?statsig([-_/].+)?$|^@splitsoftware\/.+$|^splitio(-.+)?$/,
  /^go\.flipt\.io\/.+$|^@flipt-io\/.+$|^flipt[-_]client(-.+)?$|^github\.com\/thomaspoignant\/go-feature-flag(\/.+)?$|^Microsoft\.FeatureManagement(\..+)?$/,
];

/** Most lines name none of them, which one look tells. */
const anyLibrary =
  /openfeature|open-feature|launchdarkly|unleash|flagsmith|growthbook|configcat|statsig|split(io|software)|flipt|go-feature-flag|FeatureManagement/i;

/** Lines that speak of what another library brings along, of the file itself, or of nothing at all. */
const passedOver = /\/\/ indirect|^\s*(#|\/\/|<!--|module\s)|^\s*"(name|description|homepage|keywords|url)"\s*:/;

/** Libraries for flags that a dependency file names, with the line of each. */
export function flagLibrariesIn(text: string): { name: string; line: number }[] {
  if (!anyLibrary.test(text)) return [];
  const found = new Map<string, number>();
  text.split('\n').forEach((line, at) => {
    if (passedOver.test(line) || !anyLibrary.test(line)) return;
    const name = (line.match(/[@\w][\w./:@-]*/g) ?? []).map(withoutVersion).find(isLibrary);
    if (name !== undefined && !found.has(name)) found.set(name, at + 1);
  });
  return [...found].map(([name, line]) => ({ name, line }));
}

function withoutVersion(word: string): string {
  return word.replace(/(?<=.)@.*$/, '').replace(/:\d.*$/, '');
}

function isLibrary(word: string): boolean {
  return libraries.some((library) => library.test(word));
}
