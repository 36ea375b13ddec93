import type { ReportDispute } from '@/lib/assessment/dispute';
import type { Report } from '@/lib/assessment/report';
import { saidSentence } from '@/lib/export/dispute-words';
import type { Place } from '@/lib/export/place';
import type {
  SarifDriver,
  SarifLocation,
  SarifLog,
  SarifNotification,
  SarifResult,
  SarifRun,
  SarifSuppression,
} from '@/lib/export/sarif-log';
import { findProblems, type Problem } from '@/lib/export/sarif-problems';
import { type HelpAddress, sarifRules, sarifText } from '@/lib/export/sarif-rules';
import { visibleSentence } from '@/lib/export/visible-text';
import { normalizeRepositoryUrl } from '@/lib/git/repository-url';
import type { Model } from '@/lib/model/model';

export interface SarifOptions {
  /** Version of Cairn, as in package.json. */
  version: string;
  /** Where Cairn is described; null where no address is known. */
  homepage?: string | null;
  /** The page of a criterion or an indicator. */
  helpAddress?: HelpAddress;
}

/** The base that the paths of a repository are relative to. */
type BaseOf = (repository: string) => string;

/**
 * A Report as SARIF 2.1.0 (JSON text with a final newline): risks that are there, gates that are not met, practices in part.
 * One result for each place, since code-scanning pages show only the first; what has no place in a file is a notification.
 */
export function renderSarif(report: Report, model: Model, options: SarifOptions): string {
  const log: SarifLog = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [runOf(report, model, options)],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function runOf(report: Report, model: Model, options: SarifOptions): SarifRun {
  const driver = driverOf(model, options);
  const ruleIndexes = new Map(driver.rules.map(({ id }, index) => [id, index]));
  const baseOf = basesOf(report);
  const problems = findProblems(report, model);
  return {
    tool: { driver },
    automationDetails: { id: 'cairn/assess' },
    invocations: [
      {
        executionSuccessful: true,
        toolExecutionNotifications: [
          ...withoutPlaces(problems, ruleIndexes),
          ...unreadFiles(report, baseOf),
          ...disputeNotes(report, baseOf),
        ],
      },
    ],
    versionControlProvenance: report.repositories.map(({ url, commit }, index) => ({
      repositoryUri: repositoryUri(url),
      revisionId: commit,
      mappedTo: { uriBaseId: baseId(index) },
    })),
    originalUriBaseIds: Object.fromEntries(
      report.repositories.map(({ url }, index) => [
        baseId(index),
        { description: { text: sarifText(`The top folder of ${visibleSentence(url)}`) } },
      ]),
    ),
    results: resultsOf(problems, ruleIndexes, baseOf),
    properties: { model: report.model, now: report.now, level: report.level },
  };
}

function driverOf(model: Model, { version, homepage, helpAddress }: SarifOptions): SarifDriver {
  return {
    name: 'Cairn',
    semanticVersion: version,
    ...(homepage ? { informationUri: homepage } : {}),
    rules: sarifRules(model, helpAddress ?? (() => null)),
  };
}

function basesOf({ repositories }: Report): BaseOf {
  const bases = new Map(repositories.map(({ url }, index) => [url, baseId(index)]));
  return (repository) => bases.get(repository) ?? baseId(0);
}

function baseId(index: number): string {
  return index === 0 ? '%SRCROOT%' : `%SRCROOT${index + 1}%`;
}

/** An absolute address of a repository, as SARIF wants it; a clone's origin may be written in a short form, or be a path. */
function repositoryUri(url: string): string {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(url) && URL.canParse(url)) return new URL(url).href;
  const name = encodeURI(normalizeRepositoryUrl(url).toWellFormed());
  const isHost = !/^[./]/.test(name) && URL.canParse(`https://${name}`);
  return new URL(isHost ? `https://${name}` : `file:///${name.replace(/^\/+/, '')}`).href;
}

/** A place keeps its fingerprint when lines above it move and when the checkout moves. */
function resultsOf(
  problems: readonly Problem[],
  ruleIndexes: ReadonlyMap<string, number>,
  baseOf: BaseOf,
): SarifResult[] {
  const occurrences = new Map<string, number>();
  return problems.flatMap((problem) =>
    problem.places.filter(isInFile).map((place) => {
      const identity = [problem.ruleId, baseOf(place.repository), place.path, place.note];
      const key = JSON.stringify(identity);
      const occurrence = (occurrences.get(key) ?? 0) + 1;
      occurrences.set(key, occurrence);
      return {
        ruleId: problem.ruleId,
        ruleIndex: ruleIndexes.get(problem.ruleId) ?? -1,
        level: problem.level,
        message: messageOf(problem, place),
        locations: [locationOf(place, baseOf)],
        partialFingerprints: { 'cairn/v1': JSON.stringify([...identity, occurrence]) },
        ...(problem.setAsideBy.length > 0
          ? { suppressions: problem.setAsideBy.map((dispute) => suppressionOf(dispute, baseOf)) }
          : {}),
      };
    }),
  );
}

function suppressionOf(dispute: ReportDispute, baseOf: BaseOf): SarifSuppression {
  const { source } = dispute;
  const said = { status: 'accepted' as const, justification: sarifText(visibleSentence(saidSentence(dispute))) };
  if (source.from === 'application') return { kind: 'external', ...said };
  return { kind: 'inSource', ...said, location: locationOf({ ...source, note: '' }, baseOf) };
}

/** Disputes that count for nothing, and what cannot be used of a `.cairn.yaml`. */
function disputeNotes({ disputes, disputeMistakes }: Report, baseOf: BaseOf): SarifNotification[] {
  const idle = disputes
    .filter(({ state }) => state !== 'in-force')
    .map((dispute): SarifNotification => {
      const { subject, state, note, source } = dispute;
      const text = `Dispute of ${subject.kind}/${subject.id}, ${state}: ${note}`;
      const locations = source.from === 'file' ? { locations: [locationOf({ ...source, note: '' }, baseOf)] } : {};
      return { level: 'note', message: { text: sarifText(visibleSentence(text)) }, ...locations };
    });
  const mistakes = disputeMistakes.map(
    ({ message, ...place }): SarifNotification => ({
      level: 'warning',
      message: { text: sarifText(visibleSentence(`Not used: ${message}`)) },
      locations: [locationOf({ ...place, note: '' }, baseOf)],
    }),
  );
  return [...idle, ...mistakes];
}

function isInFile({ path }: Place): boolean {
  return path !== '' && path !== '.';
}

function messageOf({ title, reason }: Problem, place?: Place): { text: string } {
  const note = place?.note ? ` Here: ${place.note}` : '';
  return { text: sarifText(visibleSentence(`${title}. ${reason}${note}`)) };
}

function locationOf({ repository, path, line }: Place, baseOf: BaseOf): SarifLocation {
  return {
    physicalLocation: {
      artifactLocation: {
        uri: path.toWellFormed().split('/').map(encodeURIComponent).join('/'),
        uriBaseId: baseOf(repository),
      },
      ...(line === null ? {} : { region: { startLine: line } }),
    },
  };
}

function withoutPlaces(problems: readonly Problem[], ruleIndexes: ReadonlyMap<string, number>): SarifNotification[] {
  return problems
    .filter(({ places }) => !places.some(isInFile))
    .map((problem) => ({
      level: problem.level,
      message: messageOf(problem),
      associatedRule: { id: problem.ruleId, index: ruleIndexes.get(problem.ruleId) ?? -1 },
    }));
}

function unreadFiles({ notCounted }: Report, baseOf: BaseOf): SarifNotification[] {
  return notCounted
    .filter(({ reason }) => reason === 'unread')
    .map(({ repository, path, note }) => ({
      level: 'note',
      message: { text: sarifText(visibleSentence(`Not read: ${note}`)) },
      locations: [locationOf({ repository, commit: '', path, line: null, note: '' }, baseOf)],
    }));
}
