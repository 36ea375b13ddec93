import type { Commit } from '@/lib/git/commit-records';
import type { OpenRepository } from '@/lib/git/repository';
import { isAutomation } from '@/lib/scan/flow-history';
import type { CommitSignatures, SignatureFormat, SignedCommit } from '@/lib/scan/inventory';

/** Newest commits of the first-parent line that are looked at, each with what it merged. */
const mostCommits = 200;
const longestSubject = 80;

/** By which hosts sign, or leave unsigned, what they commit for people: a merge button, a squash, an edit in the browser. */
const hostAddress = /^noreply@github\.com$/i;
/** Trailers and subjects of merges that other hosts make in a person's name. */
const hostMerge = /^(Merged PR \d+:|Merged in .+ \(pull request #\d+\))|^See merge request \S*!\d+|^Reviewed-on: \S+/m;

const formats: readonly (readonly [RegExp, SignatureFormat])[] = [
  [/^-----BEGIN PGP/, 'OpenPGP'],
  [/^-----BEGIN SSH/, 'SSH'],
  [/^-----BEGIN SIGNED MESSAGE/, 'X.509'],
];

/**
 * Looks for signatures on people's own commits among the newest of the first-parent line and the heads of what they merged (detection
 * rules SCM-SIGNED). What bots commit, and what a host commits for people and signs by a key of its own, says nothing of people and is
 * left out. Whether a signature is right needs the signer's key, and is not looked at.
 * @param line commits of the first-parent line, newest first
 */
export async function readSignatures(repository: OpenRepository, line: readonly Commit[]): Promise<CommitSignatures> {
  const newest = line.slice(0, mostCommits);
  const ids = newest.flatMap(({ id, parents }) => [id, ...parents.slice(1)]);
  const objects = await repository.session.read([...new Set(ids)]);
  const read = objects.flatMap(({ objectId, type, bytes }) =>
    type === 'commit' && bytes ? [readCommit(objectId, bytes.toString('utf8'))] : [],
  );
  return {
    isWhole: !repository.shallow || newest.length === mostCommits,
    looked: read.length,
    own: read.flatMap(({ commit, isOwn }) => (isOwn ? [commit] : [])),
  };
}

function readCommit(id: string, text: string): { commit: SignedCommit; isOwn: boolean } {
  const end = text.indexOf('\n\n');
  const header = end === -1 ? text : text.slice(0, end);
  const message = end === -1 ? '' : text.slice(end + 2);
  const author = personOf(header, 'author');
  const committer = personOf(header, 'committer');
  const isByHost = hostAddress.test(committer.email) || hostMerge.test(message);
  const isByBot = [author, committer].some(({ name, email }) => isAutomation(name, email));
  const subject = (message.trimStart().split('\n')[0] ?? '').slice(0, longestSubject);
  return { commit: { id, subject, format: formatOf(header) }, isOwn: !isByHost && !isByBot };
}

function personOf(header: string, field: 'author' | 'committer'): { name: string; email: string } {
  const found = new RegExp(`^${field} (.*?) ?<([^>\\n]*)>`, 'm').exec(header);
  return { name: found?.[1] ?? '', email: found?.[2] ?? '' };
}

/** A signed tag that was merged stands in the header too, its own signature indented: only the commit's own field counts. */
function formatOf(header: string): SignatureFormat | null {
  const signature = /^gpgsig(?:-sha256)? (.*)$/m.exec(header)?.[1];
  if (signature === undefined) return null;
  return formats.find(([pattern]) => pattern.test(signature))?.[1] ?? 'other';
}
