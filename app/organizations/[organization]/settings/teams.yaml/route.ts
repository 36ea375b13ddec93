import { getContext } from '@/lib/context';
import { isCairnError } from '@/lib/errors';
import { exportTeamsFile } from '@/lib/services/export-teams-file';

/** The teams of an organization as a file. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ organization: string }> },
): Promise<Response> {
  const { organization } = await params;
  try {
    const { text } = await exportTeamsFile(await getContext(), { organization });
    return new Response(text, {
      headers: {
        'Content-Type': 'application/yaml; charset=utf-8',
        'Content-Disposition': 'attachment; filename="teams.yaml"',
        'Cache-Control': 'no-store',
      },
    });
  } catch (error) {
    if (isCairnError(error, 'not-found')) return new Response(`${error.message}\n`, { status: 404 });
    throw error;
  }
}
