import { mergeFindings, uniteEvidence } from '@/lib/assessment/merge-findings';
import type { Finding } from '@/lib/scan/evidence';

/** Where the host or what runs tells what takes effect, it has the word: what files declare stands beside it. */
const OF_THE_HOST = new Set(['branch-protection', 'merge-automation', 'promoted-artifacts']);

/**
 * Takes together what repositories show of a practice and what a Git host or what runs shows of it. One that has nothing to say
 * leaves the word to the other; otherwise measures are united, and the stronger outcome counts as among repositories.
 */
export function joinFindings(inGit: Finding | undefined, connected: Finding): Finding {
  if (inGit === undefined || inGit.outcome === 'not-applicable') return connected;
  if (connected.outcome === 'unknown' && connected.evidence.length === 0) return inGit;
  if (OF_THE_HOST.has(connected.id)) return declaredBeside(inGit, connected);
  const parts = [
    { repository: 'In Git', finding: inGit },
    { repository: 'Connected', finding: connected },
  ];
  // Nothing that is counted stands on both sides, so no share of what is unresolved can decide.
  return mergeFindings(parts, 1);
}

function declaredBeside(inGit: Finding, connected: Finding): Finding {
  const isOpen = connected.outcome === 'unknown' && inGit.outcome !== 'unknown';
  return {
    ...(isOpen ? inGit : connected),
    measures: { ...inGit.measures, ...connected.measures },
    evidence: uniteEvidence([connected.evidence, inGit.evidence]),
  };
}
