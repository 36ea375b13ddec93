import type { z } from 'zod';
import { mapIncident, mapResolution, mapService } from '@/lib/connectors/cd-events/map';
import { CdEvent, RunningService } from '@/lib/connectors/cd-events/schema';
import { describeIssues } from '@/lib/delivery/describe-issues';
import type { ForeignEvents } from '@/lib/delivery/read-events';

const typeName = /^dev\.cdevents\.([a-z]+)\.([a-z]+)(\.|$)/i;

/**
 * Reads a CDEvent, as it is or in a CloudEvent: services that are deployed, upgraded or rolled back, and incidents. Others, such as
 * those of pipelines or of services that are removed, tell of nothing that is measured. Null where it is no CDEvent.
 */
export function readCdEvent(value: Readonly<Record<string, unknown>>): ForeignEvents | null {
  const event = isObject(value['data']) && 'context' in value['data'] ? value['data'] : value;
  const context = event['context'];
  const [, subject, predicate] = typeName.exec(isObject(context) ? String(context['type']) : '') ?? [];
  if (subject === undefined || predicate === undefined) return null;
  switch (`${subject}.${predicate}`.toLowerCase()) {
    case 'service.deployed':
    case 'service.upgraded':
      return parse(RunningService, event, (told) => [mapService(told, false)]);
    case 'service.rolledback':
      return parse(RunningService, event, (told) => [mapService(told, true)]);
    case 'service.published':
      // It says that a service can be reached; only where it names what runs does it tell of a deployment.
      return parse(CdEvent, event, (told) => {
        const running = RunningService.safeParse(told);
        return running.success ? [mapService(running.data, false)] : [];
      });
    case 'incident.detected':
    case 'incident.reported':
      return parse(CdEvent, event, mapIncident);
    case 'incident.resolved':
      return parse(CdEvent, event, (told) => [mapResolution(told)]);
    default:
      return { events: [] };
  }
}

function parse<Told>(
  schema: z.ZodType<Told>,
  value: unknown,
  map: (told: Told) => readonly Record<string, unknown>[],
): ForeignEvents {
  const parsed = schema.safeParse(value);
  return parsed.success ? { events: map(parsed.data) } : { refused: describeIssues(parsed.error.issues, value) };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
