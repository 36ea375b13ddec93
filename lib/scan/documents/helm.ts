import type { JsonObject } from '@/lib/scan/documents/json';

export interface HelmChart {
  path: string;
  objectId: string;
  folder: string;
  name: string | null;
  version: string | null;
  type: 'application' | 'library';
  dependencies: { name: string; version: string | null; repository: string | null; index: number }[];
  hasTemplates: boolean;
  /** A copy of somebody else's chart inside another chart's `charts/` folder. */
  vendored: boolean;
  counted: boolean;
}

/** A values file of a chart or a release. */
export interface HelmValues {
  path: string;
  objectId: string;
  /** Chart folder it lies in, or null. */
  chart: string | null;
  body: JsonObject;
  counted: boolean;
}
