'use server';

import { redirect } from 'next/navigation';
import { type FormState, textOf, tryForm } from '@/app/organizations/form-state';
import { getContext } from '@/lib/context';
import { recordDispute } from '@/lib/services/record-dispute';
import { withdrawDispute } from '@/lib/services/withdraw-dispute';

/** What is typed into the form with which a result is disputed. */
export interface DisputeValues {
  claim: string;
  scope: string;
  reason: string;
  author: string;
  expires: string;
}

const fields = ['claim', 'scope', 'reason', 'author', 'expires'];

/** Records what is said against a result, and shows the result with it; comes back with what was typed where it cannot be kept. */
export async function disputeFromForm(
  _previous: FormState<DisputeValues>,
  form: FormData,
): Promise<FormState<DisputeValues>> {
  const assessmentId = textOf(form, 'assessment');
  const kind = textOf(form, 'kind') === 'criterion' ? ('criterion' as const) : ('indicator' as const);
  const subject = { kind, id: textOf(form, 'subject') };
  const values = {
    claim: textOf(form, 'claim'),
    scope: textOf(form, 'scope'),
    reason: textOf(form, 'reason'),
    author: textOf(form, 'author'),
    expires: textOf(form, 'expires'),
  };
  const tried = await tryForm(
    values,
    (field) => fields.includes(field),
    async () => recordDispute(await getContext(), { assessmentId, subject, ...values }),
  );
  if (tried.refused !== null) return tried.refused;
  const judged = tried.result.assessmentId;
  return redirect(subjectPage(judged, subject, judged === assessmentId ? 'kept' : 'disputed'));
}

/** Takes back what was said against a result, and shows the result without it. */
export async function withdrawFromForm(
  _previous: FormState<{ author: string }>,
  form: FormData,
): Promise<FormState<{ author: string }>> {
  const values = { author: textOf(form, 'author') };
  const kind = textOf(form, 'kind') === 'criterion' ? ('criterion' as const) : ('indicator' as const);
  const tried = await tryForm(
    values,
    (field) => field === 'author',
    async () =>
      withdrawDispute(await getContext(), {
        disputeId: textOf(form, 'dispute'),
        assessmentId: textOf(form, 'assessment'),
        ...values,
      }),
  );
  if (tried.refused !== null) return tried.refused;
  return redirect(subjectPage(tried.result.assessmentId, { kind, id: textOf(form, 'subject') }, 'withdrawn'));
}

function subjectPage(assessmentId: string, { kind, id }: { kind: string; id: string }, done: string): string {
  const part = kind === 'criterion' ? 'practices' : 'indicators';
  return `/assessments/${encodeURIComponent(assessmentId)}/${part}/${encodeURIComponent(id)}?done=${done}`;
}
