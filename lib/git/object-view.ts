import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type GitSource, readGitLine } from '@/lib/git/command';

export interface ObjectView {
  source: GitSource;
  remove: () => Promise<void>;
}

/**
 * A bare repository without objects of its own that reads those of another. In a partial clone git answers a question for a missing
 * object by fetching it, one at a time, or fails where it may not; this repository knows of no remote, so a missing object is simply missing.
 */
export async function createObjectView(source: GitSource, commit: string): Promise<ObjectView> {
  const objectDirectory = await readGitLine(['rev-parse', '--git-path', 'objects'], source);
  const gitDirectory = await mkdtemp(path.join(tmpdir(), 'cairn-objects-'));
  const format = commit.length === 64 ? '\trepositoryformatversion = 1\n[extensions]\n\tobjectformat = sha256\n' : '';
  await mkdir(path.join(gitDirectory, 'refs'));
  await writeFile(path.join(gitDirectory, 'HEAD'), 'ref: refs/heads/none\n');
  await writeFile(path.join(gitDirectory, 'config'), `[core]\n\tbare = true\n${format}`);
  return {
    source: { ...source, gitDirectory, objectDirectory: path.resolve(objectDirectory) },
    remove: () => rm(gitDirectory, { recursive: true, force: true }),
  };
}
