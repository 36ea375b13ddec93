import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { HelpAddress } from '@/lib/export/sarif-rules';
import { evidenceLink } from '@/lib/services/evidence-link';

const PackageFile = z.object({
  version: z.string(),
  /** Where Cairn's own source is published; left out in a copy that is published nowhere. */
  repository: z.object({ url: z.string() }).optional(),
});

/** What package.json says about Cairn itself. */
export interface PackageFacts {
  version: string;
  /** Address of the published source; null where none is stated. */
  homepage: string | null;
  /** Where the text of a criterion or an indicator can be read, in this version. */
  helpAddress: HelpAddress;
}

/** Reads `package.json` of the project. */
export function readPackage(projectFolder: string): PackageFacts {
  const { version, repository } = PackageFile.parse(
    JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')),
  );
  if (repository === undefined) return { version, homepage: null, helpAddress: () => null };
  const homepage = repository.url.replace(/^git\+/, '').replace(/\.git$/, '');
  const folders = { criterion: 'criteria', indicator: 'indicators' };
  const helpAddress: HelpAddress = (kind, id) =>
    evidenceLink({
      repository: homepage,
      commit: `v${version}`,
      path: `content/${folders[kind]}/${id}.md`,
      line: null,
    });
  return { version, homepage, helpAddress };
}
