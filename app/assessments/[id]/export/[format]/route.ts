import { reportResponse } from '@/app/report-response';
import { getContext } from '@/lib/context';
import { exportAssessment } from '@/lib/services/export-assessment';

interface ExportRequest {
  params: Promise<{ id: string; format: string }>;
}

/** An assessment as a file. */
export async function GET(_request: Request, { params }: ExportRequest): Promise<Response> {
  const { id, format } = await params;
  return reportResponse(format, async (known) => exportAssessment(await getContext(), { id, format: known }));
}
