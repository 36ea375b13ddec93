import { join } from 'node:path';

/** The folder of the data folder that keeps uploaded event files until they are taken in. */
export function eventFileFolder(dataFolder: string): string {
  return join(dataFolder, 'uploads');
}

/** Where an uploaded event file lies until it is taken in. */
export function eventFilePath(dataFolder: string, id: string): string {
  return join(eventFileFolder(dataFolder), `${id}.events`);
}
