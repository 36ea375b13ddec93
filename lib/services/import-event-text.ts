import type { Context } from '@/lib/context';
import { CairnError } from '@/lib/errors';
import { type EventImportResult, importEvents } from '@/lib/services/import-events';
import { importedKind, TELLING_BYTES } from '@/lib/services/import-kind';
import { requireEditableOrganization } from '@/lib/services/require-organization';

const PIECE_BYTES = 262_144;

/**
 * Takes the text of an event file into the store: what fits into a form, and therefore at once. Larger files go in with `cairn import`.
 * @throws {CairnError} `not-found` for the organization; `forbidden` for the sample; `invalid-input` of the field `text` for a fact file.
 */
export async function importEventText(
  context: Context,
  { organizationSlug, text }: { organizationSlug: string; text: string },
): Promise<EventImportResult> {
  await requireEditableOrganization(context.db.read, organizationSlug);
  const bytes = new TextEncoder().encode(text);
  if (importedKind(bytes.subarray(0, TELLING_BYTES)) === 'facts') {
    const reason = 'This holds no events, which are JSON, one a line. Facts are taken in by the form for facts.';
    throw new CairnError('invalid-input', reason, { field: 'text' });
  }
  return importEvents(context, {
    organizationSlug,
    pieces: cut(bytes),
    bytes: bytes.length,
    replace: false,
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
}

async function* cut(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += PIECE_BYTES) yield bytes.subarray(start, start + PIECE_BYTES);
}
