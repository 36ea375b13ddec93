import type { FactNames, FactWriter, Key } from '@/lib/delivery/configuration/fact-writer';
import type { JsonObject } from '@/lib/scan/documents/json';

/** An object whose versions are collected. */
export interface ObjectReading {
  writer: FactWriter;
  body: JsonObject;
  /** Keys from the document's root to the object. */
  root: Key;
  /** Names the object in the file. */
  slot: string;
  name: string | null;
  names: FactNames;
}
