import { CairnError } from '@/lib/errors';
import type { RemoteAddress, Transport } from '@/lib/git/address';
import { type GitEnvironment, type GitOptions, runGit } from '@/lib/git/command';
import type { Credentials } from '@/lib/git/credentials';

/** What is needed to talk to a remote repository. */
export interface RemoteAccess {
  address: RemoteAddress;
  environment: GitEnvironment;
  /** In place of those of the address. */
  credentials?: Credentials | undefined;
  signal?: AbortSignal | undefined;
}

/** References as a remote advertises them, by full name. An annotated tag is listed with its own id and, as `name^{}`, its commit's. */
export interface Advertisement {
  objectIds: ReadonlyMap<string, string>;
  /** Full name of the branch that HEAD points to; null when HEAD is detached or missing. */
  headBranch: string | null;
}

/** The options with which git may reach this remote and nothing else. */
export function remoteOptions(remote: RemoteAccess): GitOptions {
  const { address, environment, signal } = remote;
  const credentials = remote.credentials ?? address.credentials;
  return {
    environment,
    signal,
    subject: address.label,
    transports: transportsFor(address.transport),
    ...(credentials && isWeb(address.transport) ? { signIn: { url: address.url, credentials } } : {}),
  };
}

function isWeb(transport: Transport): boolean {
  return transport === 'https' || transport === 'http';
}

/** https and ssh always, since an operator's `url.insteadOf` may turn one into the other; http and file only when asked for by address. */
function transportsFor(transport: Transport): Transport[] {
  return transport === 'https' || transport === 'ssh' ? ['https', 'ssh'] : [transport, 'https', 'ssh'];
}

/** Asks the remote for the references that match the patterns: one round trip. An unlimited list is never asked for. */
export async function listAdvertised(remote: RemoteAccess, patterns: readonly string[]): Promise<Advertisement> {
  if (patterns.length === 0) {
    throw new CairnError('invalid-input', 'Ask a remote for references by pattern, never for all of them.');
  }
  const args = ['ls-remote', '--symref', '--quiet', '--', remote.address.url, ...patterns];
  const output = await runGit(args, remoteOptions(remote));
  return parseAdvertisement(output.toString('utf8'));
}

function parseAdvertisement(output: string): Advertisement {
  const objectIds = new Map<string, string>();
  let headBranch: string | null = null;
  for (const line of output.split('\n')) {
    const [value, name] = line.split('\t');
    if (!value || !name) {
      continue;
    }
    if (!value.startsWith('ref: ')) {
      objectIds.set(name, value);
    } else if (name === 'HEAD') {
      headBranch = value.slice('ref: '.length);
    }
  }
  return { objectIds, headBranch };
}
