import { reportResponse } from '@/app/report-response';
import { getContext } from '@/lib/context';
import { renderReportFile } from '@/lib/services/render-report-file';

interface ExportRequest {
  params: Promise<{ organization: string; team: string; format: string }>;
}

/** The report of a team as a file. */
export async function GET(_request: Request, { params }: ExportRequest): Promise<Response> {
  const { organization, team, format } = await params;
  return reportResponse(format, async (known) =>
    renderReportFile(await getContext(), { organization, team, format: known }),
  );
}
