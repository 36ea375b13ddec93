import { reportResponse } from '@/app/report-response';
import { getContext } from '@/lib/context';
import { renderReportFile } from '@/lib/services/render-report-file';

interface ExportRequest {
  params: Promise<{ organization: string; format: string }>;
}

/** The report of an organization as a file. */
export async function GET(_request: Request, { params }: ExportRequest): Promise<Response> {
  const { organization, format } = await params;
  return reportResponse(format, async (known) => renderReportFile(await getContext(), { organization, format: known }));
}
