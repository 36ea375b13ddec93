import { findAssessment } from '@/db/store/assessments';
import { findAddress } from '@/db/store/repository-facts';
import type { Report } from '@/lib/assessment/report';
import type { Context } from '@/lib/context';
import { CairnError } from '@/lib/errors';
import { readBlobs } from '@/lib/git/blobs';
import { type OpenRepository, openRepository } from '@/lib/git/repository';
import { readTree } from '@/lib/git/tree';
import type { Evidence } from '@/lib/scan/evidence';
import { hideSecrets } from '@/lib/services/hide-secrets';
import { parseOrganizationAddress } from '@/lib/services/organization-address';

export interface EvidenceLines {
  /** Number of the first line given; counts from 1. */
  firstLine: number;
  lines: string[];
}

export interface EvidencePlace {
  assessmentId: string;
  repository: string;
  path: string;
  line: number;
}

const linesAround = 5;
const longestLine = 400;
const hiddenBySecrets = /secret/;

/**
 * The lines around a place that is evidence of an assessment, with values hidden where secrets may stand; null for every other
 * place, and for a line that the file does not have.
 * @throws {CairnError} when the repository, its commit or the file can no longer be read.
 */
export async function getEvidenceLines(context: Context, place: EvidencePlace): Promise<EvidenceLines | null> {
  const assessment = await findAssessment(context.db.read, place.assessmentId);
  const evidence = assessment && findEvidence(assessment.report, place);
  if (!evidence) return null;
  const text = await readFileAt(context, assessment.id, evidence);
  const holdsSecrets = secretPaths(assessment.report).has(`${place.repository}\0${place.path}`);
  const lines = hideSecrets(text, holdsSecrets).split('\n');
  if (place.line > lines.length) return null;
  const firstLine = Math.max(1, place.line - linesAround);
  const shown = lines.slice(firstLine - 1, place.line + linesAround);
  return { firstLine, lines: shown.map((line) => line.slice(0, longestLine)) };
}

function findEvidence(report: Report, { repository, path, line }: EvidencePlace): Evidence | undefined {
  return allEvidence(report).find((each) => each.repository === repository && each.path === path && each.line === line);
}

function allEvidence({ indicators, criteria, safety, roadmap }: Report): Evidence[] {
  const places = [...indicators, ...criteria, ...safety].flatMap(({ evidence }) => evidence);
  return [...places, ...roadmap.flatMap((step) => step.places)];
}

function secretPaths({ indicators, safety }: Report): Set<string> {
  const findings = [
    ...indicators.filter(({ id }) => hiddenBySecrets.test(id)),
    ...safety.filter(({ indicator }) => hiddenBySecrets.test(indicator)),
  ];
  return new Set(findings.flatMap(({ evidence }) => evidence.map(({ repository, path }) => `${repository}\0${path}`)));
}

async function readFileAt(
  context: Context,
  assessmentId: string,
  { repository, commit, path }: Evidence,
): Promise<string> {
  const { environment, dataFolder } = context;
  const address = await findAddress(context.db.read, assessmentId, repository);
  if (address === null) throw new CairnError('not-found', `${repository} is no longer known. Assess it again.`);
  // What was assessed may be read again; paths on this server only where that is still allowed, or in the sample's own folder.
  const opened = await openRepository(parseOrganizationAddress(context, { isSample: true }, address), {
    revision: commit,
    now: context.now(),
    dataFolder,
    environment: environment.git,
    depth: 'contents',
  });
  try {
    return await readPath(opened, commit, path);
  } finally {
    await opened.close();
  }
}

async function readPath(opened: OpenRepository, commit: string, path: string): Promise<string> {
  const entry = (await readTree(opened, commit)).find((each) => each.path === path && each.type === 'file');
  const found: string[] = [];
  await readBlobs(opened, entry ? [entry.objectId] : [], {
    onBlob: (blob) => {
      if (blob.status === 'read') found.push(blob.bytes.toString('utf8'));
    },
  });
  const [text] = found;
  if (text === undefined) throw new CairnError('unreadable', `${path} cannot be read at ${commit}. Assess it again.`);
  return text;
}
