import { isAbsolute, join, sep } from 'node:path';
import type { Context } from '@/lib/context';
import { CairnError, isCairnError } from '@/lib/errors';
import { parseAddress, type RepositoryAddress } from '@/lib/git/address';

/** A repository as an organization keeps it. */
export interface KeptAddress {
  /** What git is given, without credentials: a path or a URL. */
  address: string;
  label: string;
  /** Equal for the ways in which one repository is written, such as with and without `.git`. */
  key: string;
}

/** Where the repositories of the sample organization lie. */
export function sampleFolder({ dataFolder }: Pick<Context, 'dataFolder'>): string {
  return join(dataFolder, 'sample');
}

/**
 * Reads the address of a repository of an organization. On the disk of this server it may lie where the operator allows it
 * (`CAIRN_ALLOW_FILE`), and for the sample organization in its own folder.
 * @throws {CairnError} `invalid-input` for an address that cannot or may not be read.
 */
export function parseOrganizationAddress(
  context: Pick<Context, 'environment' | 'dataFolder'>,
  { isSample }: { isSample: boolean },
  text: string,
): RepositoryAddress {
  const { CAIRN_ALLOW_FILE: allowFile, CAIRN_ALLOW_HTTP: allowInsecure } = context.environment;
  if (isSample && isAbsolute(text)) {
    const address = parseAddress(text);
    if (address.kind === 'local' && address.path.startsWith(`${sampleFolder(context)}${sep}`)) return address;
  }
  return parseAddress(text, { allowFile, allowInsecure });
}

/**
 * Reads an address that is to be kept.
 * @param field of the error
 * @throws {CairnError} `invalid-input` as `parseOrganizationAddress`, and for credentials: none are stored.
 */
export function readKeptAddress(
  context: Pick<Context, 'environment' | 'dataFolder'>,
  organization: { isSample: boolean },
  { text, field }: { text: string; field: string },
): KeptAddress {
  const address = withField(field, () => parseOrganizationAddress(context, organization, text));
  if (address.kind === 'remote' && address.credentials) {
    const reason = `Leave the user name and token out of ${address.url}: they would be stored with it.`;
    throw new CairnError('invalid-input', reason, { field });
  }
  return {
    address: address.kind === 'local' ? address.path : address.url,
    label: address.label,
    key: keyOf(address),
  };
}

/** The key of an address that is kept, also of one that may no longer be read. */
export function addressKey(address: string): string {
  return keyOf(parseAddress(address, { allowInsecure: true }));
}

function keyOf(address: RepositoryAddress): string {
  if (address.kind === 'local') return address.path;
  return address.transport === 'file' ? address.url : address.label;
}

function withField<Result>(field: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (isCairnError(error)) throw new CairnError(error.code, error.message, { cause: error, field });
    throw error;
  }
}
