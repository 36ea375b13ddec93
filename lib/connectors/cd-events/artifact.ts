/** The revision that an artifact was made of, as far as its name tells. */
export interface ArtifactRevision {
  revision: string;
  /** The address of the repository whose commit `revision` is, where known. */
  repository?: string;
}

const packageUrl = /^pkg:([^/]+)\/([^@?#]+)(?:@([^?#]+))?(?:\?([^#]*))?/;
const gitAddress = /^(?:git\+)?(.+)@([0-9a-f]{7,64})$/i;
const commitId = /^[0-9a-f]{7,64}$/i;
const hosts: Readonly<Record<string, string>> = { github: 'github.com', bitbucket: 'bitbucket.org' };

/**
 * Reads the package URL (purl) of an artifact: the commit that it names by `vcs_url`, by its host's repository or by its tag, else its
 * version. What is no package URL, or has no version, stands for itself.
 */
export function readArtifact(artifactId: string): ArtifactRevision {
  const [, type = '', path = '', version, qualifiers = ''] = packageUrl.exec(artifactId) ?? [];
  if (version === undefined) return { revision: artifactId };
  const named = new URLSearchParams(qualifiers);
  const [, repository, commit] = gitAddress.exec(named.get('vcs_url') ?? '') ?? [];
  if (repository !== undefined && commit !== undefined) return { revision: commit, repository };
  const revision = decode(version);
  const host = hosts[type];
  if (host !== undefined) return { revision, repository: `https://${host}/${decode(path)}` };
  const tag = named.get('tag') ?? '';
  return { revision: commitId.test(tag) ? tag : revision };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
