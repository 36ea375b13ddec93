import type { RepositoryFacts } from '@/lib/assessment/repository-facts';
import type { OpenRepository } from '@/lib/git/repository';
import { readCairnFiles } from '@/lib/scan/documents/cairn-file';
import type { Finding } from '@/lib/scan/evidence';
import type { Detection, Indicator } from '@/lib/scan/indicator';
import { indicators } from '@/lib/scan/indicators/index';
import type { Inventory } from '@/lib/scan/inventory';
import { type KnownPlaces, locateMarks } from '@/lib/scan/locate-marks';
import { summarizeNotCounted } from '@/lib/scan/not-counted';
import { suggestRole } from '@/lib/scan/role';

/** Lets every indicator look at the inventory and finds the lines of what they point at. */
export async function observe(
  repository: OpenRepository,
  inventory: Inventory,
  { files, paths }: { files: number; paths: readonly string[] },
  known: KnownPlaces,
): Promise<RepositoryFacts> {
  const detections = indicators.map((indicator) => ({ id: indicator.id, detection: detect(indicator, inventory) }));
  const url = repository.originUrl ?? repository.address.url;
  const marks = detections.map(({ id, detection }) => ({ id, marks: detection.marks ?? [] }));
  const evidence = await locateMarks(repository, url, marks, known);
  const findings = detections.map(
    ({ id, detection }): Finding => ({
      id,
      outcome: detection.outcome,
      share: detection.share ?? null,
      measures: detection.measures ?? {},
      evidence: evidence.get(id) ?? [],
      searched: detection.searched ?? null,
      reason: detection.reason,
      ...(detection.proposal ? { proposal: detection.proposal } : {}),
      ...(detection.counted ? { counted: detection.counted } : {}),
      ...(detection.flow ? { flow: detection.flow } : {}),
    }),
  );
  const count = (id: string, measure: string): number => {
    const value = findings.find((finding) => finding.id === id)?.measures[measure];
    return typeof value === 'number' ? value : 0;
  };
  const { role, deploysNothing } = suggestRole(
    inventory,
    count('infrastructure-code', 'roots'),
    count('push-deploys', 'deploys'),
  );
  const declared = readCairnFiles(inventory.texts, paths);
  return {
    url,
    commit: repository.commit,
    committedAt: repository.commitDate,
    paths: [...paths],
    role,
    deploysNothing,
    files,
    notCounted: summarizeNotCounted(inventory),
    indicators: findings,
    ...(declared ? { declared } : {}),
  };
}

/** An indicator that fails on some content is unknown with that reason: one defect never costs the whole scan. */
function detect(indicator: Indicator, inventory: Inventory): Detection {
  try {
    return indicator.detect(inventory);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { outcome: 'unknown', reason: `Cairn failed to look at this: ${detail}. Please report it.` };
  }
}
