import { getContext } from '@/lib/context';
import { type ErrorCode, isCairnError } from '@/lib/errors';
import { receiveEventFile } from '@/lib/services/receive-event-file';

const statusOf: Partial<Record<ErrorCode, number>> = { 'not-found': 404, forbidden: 403, 'limit-exceeded': 413 };

/**
 * Keeps the event file that the body is, as the form for events sends it: of any size, which a form field cannot be. Its name comes in
 * a header that no form of another site can set.
 */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ organization: string }> },
): Promise<Response> {
  const name = request.headers.get('x-file-name');
  if (name === null || request.body === null)
    return refuse('Send the file as the body, and its name in X-File-Name.', 400);
  const { organization: organizationSlug } = await params;
  try {
    const { jobId } = await receiveEventFile(await getContext(), {
      organizationSlug,
      name: readName(name),
      pieces: request.body,
    });
    return Response.json({ jobId }, { status: 201 });
  } catch (error) {
    if (isCairnError(error)) return refuse(error.message, statusOf[error.code] ?? 400);
    throw error;
  }
}

function refuse(message: string, status: number): Response {
  return Response.json({ message }, { status });
}

/** Headers hold no letters but English ones: the name is written as in an address. */
function readName(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}
