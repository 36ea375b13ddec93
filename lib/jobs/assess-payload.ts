import { z } from 'zod';

/** What the job `assess` is given. */
export const AssessPayload = z.object({
  /** Without credentials. */
  addresses: z.array(z.string()).min(1),
  revision: z.string().nullable(),
  /** ISO 8601: the last commit at or before it is assessed. */
  at: z.iso.datetime().nullable(),
  includeTests: z.boolean(),
  /** Name of what is assessed. */
  label: z.string(),
});
export type AssessPayload = z.infer<typeof AssessPayload>;

/** Equal for assessments that are before and after: the same repositories, looked at in the same way. */
export function assessmentSubject({ addresses, revision, at, includeTests }: AssessPayload): string {
  return JSON.stringify([addresses, revision, at, includeTests]);
}

const Subject = z.tuple([
  AssessPayload.shape.addresses,
  AssessPayload.shape.revision,
  AssessPayload.shape.at,
  AssessPayload.shape.includeTests,
]);

/** What `assessmentSubject` was made from, and the name. */
export function payloadOfSubject(subject: string, label: string): AssessPayload {
  const [addresses, revision, at, includeTests] = Subject.parse(JSON.parse(subject));
  return { addresses, revision, at, includeTests, label };
}
