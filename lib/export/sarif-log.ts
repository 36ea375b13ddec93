/**
 * The part of a SARIF 2.1.0 log that Cairn writes, by the names of the standard
 * (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html).
 */
export interface SarifLog {
  $schema: string;
  version: '2.1.0';
  runs: SarifRun[];
}

export interface SarifRun {
  tool: { driver: SarifDriver };
  automationDetails: { id: string };
  invocations: SarifInvocation[];
  versionControlProvenance: SarifVersionControl[];
  originalUriBaseIds: Record<string, { description: SarifText }>;
  results: SarifResult[];
  properties: Record<string, unknown>;
}

export interface SarifDriver {
  name: string;
  semanticVersion: string;
  informationUri?: string;
  rules: SarifRule[];
}

export type SarifLevel = 'error' | 'warning' | 'note';

export interface SarifText {
  text: string;
}

export interface SarifRule {
  id: string;
  shortDescription: SarifText;
  fullDescription: SarifText;
  help: SarifText & { markdown: string };
  helpUri?: string;
  defaultConfiguration: { level: SarifLevel };
  properties: { tags: string[] };
}

export interface SarifInvocation {
  executionSuccessful: boolean;
  toolExecutionNotifications: SarifNotification[];
}

/** Something to say that belongs to no line of a file. */
export interface SarifNotification {
  level: SarifLevel;
  message: SarifText;
  associatedRule?: { id: string; index: number };
  locations?: SarifLocation[];
}

export interface SarifVersionControl {
  repositoryUri: string;
  revisionId: string;
  mappedTo: { uriBaseId: string };
}

export interface SarifResult {
  ruleId: string;
  ruleIndex: number;
  level: SarifLevel;
  message: SarifText;
  locations: SarifLocation[];
  partialFingerprints: Record<string, string>;
  suppressions?: SarifSuppression[];
}

/** That people set a result aside: in a file of the repository, or elsewhere. */
export interface SarifSuppression {
  kind: 'inSource' | 'external';
  status: 'accepted';
  justification: string;
  location?: SarifLocation;
}

export interface SarifLocation {
  physicalLocation: {
    artifactLocation: { uri: string; uriBaseId: string };
    region?: { startLine: number };
  };
}
