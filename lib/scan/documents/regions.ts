/** Regions as the large clouds name them: `eu-west-1`, `europe-west1`, `westeurope`, `eastus2`. */
const clouds = [
  /(?:us|eu|ap|sa|ca|af|me|cn|il|mx)(?:-gov)?-(?:north|south|east|west|central|northeast|northwest|southeast|southwest)-\d/,
  /(?:us|europe|asia|australia|northamerica|southamerica|me|africa)-(?:north|south|east|west|central|northeast|northwest|southeast|southwest)\d{1,2}/,
  /(?:(?:north|south|west|east)?central|east|west)us[23]?/,
  /(?:north|west)europe|(?:south)?eastasia|uk(?:south|west)|(?:australia|japan|canada|korea|brazil|france|germany|norway|sweden|switzerland|uae|southafrica|poland|italy|spain|israel|qatar|mexico)(?:north|south|east|west|central|southeast|westcentral)|(?:central|south|west)india/,
].map(({ source }) => source);
const cloudRegion = new RegExp(`(?<![a-z0-9])(?:${clouds.join('|')})(?![a-z0-9])`);
/** Parts of the world that teams write short. */
const worldPart = /(?<![a-z0-9])(eu|us|ap|apac|emea|amer|latam|anz)\d*(?![a-z0-9])/;

/** The region that a name tells, in lower case: `prod-eu-west-1-a` is in `eu-west-1`, `eu2` in `eu`. Null where it tells none. */
export function regionIn(name: string): string | null {
  const text = name.toLowerCase();
  return cloudRegion.exec(text)?.[0] ?? worldPart.exec(text)?.[1] ?? null;
}

/** Whether a name is that of a cloud's region and nothing else. */
export function isCloudRegion(name: string): boolean {
  return cloudRegion.exec(name.toLowerCase())?.[0].length === name.length;
}
