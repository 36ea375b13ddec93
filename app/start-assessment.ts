'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { getContext } from '@/lib/context';
import { type ErrorCode, isCairnError } from '@/lib/errors';
import { startAssessment } from '@/lib/services/start-assessment';

/** What the form was filled in with, and what is wrong with it. */
export interface StartState {
  values: StartValues;
  errors: Partial<Record<keyof StartValues, string>>;
}

export interface StartValues {
  address: string;
  revision: string;
  /** A day: 2026-01-31. */
  at: string;
  includeTests: boolean;
}

const text = z.string().trim().max(2000, 'This is longer than any address or revision.').catch('');
const Day = z.union([z.literal(''), z.iso.date()]);
const StartForm = z.object({ address: text, revision: text, at: text, includeTests: z.literal('on').nullable() });

/** Starts an assessment and goes on to its progress; comes back with the form and a message where it cannot start. */
export async function startFromForm(_previous: StartState, form: FormData): Promise<StartState> {
  const { includeTests, ...texts } = StartForm.parse({
    address: form.get('address'),
    revision: form.get('revision'),
    at: form.get('at'),
    includeTests: form.get('includeTests') === 'on' ? 'on' : null,
  });
  const values: StartValues = { ...texts, includeTests: includeTests === 'on' };
  if (values.address === '') return { values, errors: { address: 'Give the address or the path of a repository.' } };
  if (!Day.safeParse(values.at).success)
    return { values, errors: { at: 'Write the day as 2026-01-31, or leave it empty.' } };
  const started = await tryToStart(values);
  if ('jobId' in started) redirect(`/jobs/${encodeURIComponent(started.jobId)}`);
  return { values, errors: { [fieldOf(started.code)]: started.message } };
}

type Started = { jobId: string } | { code: ErrorCode; message: string };

async function tryToStart({ address, revision, at, includeTests }: StartValues): Promise<Started> {
  try {
    return await startAssessment(await getContext(), {
      address,
      includeTests,
      ...(revision === '' ? {} : { revision }),
      ...(at === '' ? {} : { at: endOfDay(at) }),
    });
  } catch (error) {
    if (isCairnError(error)) return { code: error.code, message: error.message };
    throw error;
  }
}

/** The last moment of a day in UTC, so that the commits of that day belong to it. */
function endOfDay(day: string): Date {
  return new Date(`${day}T23:59:59.999Z`);
}

function fieldOf(code: ErrorCode): keyof StartValues {
  return code === 'revision-not-found' ? 'revision' : 'address';
}
