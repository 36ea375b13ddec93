import { z } from 'zod';

const Name = z.string().min(1);
const Reference = z.object({ id: Name, source: Name.nullish(), name: Name.nullish() });

/** What is read of a CDEvent (cdevents.dev, 0.3 and later) about a service or an incident. */
export const CdEvent = z.object({
  context: z.object({ id: Name, source: Name, type: Name, timestamp: Name }),
  subject: z.object({
    id: Name,
    source: Name.nullish(),
    content: z
      .object({ environment: Reference.nullish(), service: Reference.nullish(), artifactId: Name.nullish() })
      .default({}),
  }),
});
export type CdEvent = z.infer<typeof CdEvent>;

/** An event that says that a revision runs. */
export const RunningService = CdEvent.extend({
  subject: CdEvent.shape.subject.extend({ content: z.object({ environment: Reference, artifactId: Name }) }),
});
export type RunningService = z.infer<typeof RunningService>;
