'use client';

import { useActionState } from 'react';
import { withdrawFromForm } from '@/app/assessments/[id]/disputes/dispute-actions';
import { FormProblem } from '@/app/organizations/form-problem';
import { Disclosure } from '@/components/ui/disclosure';
import { Field } from '@/components/ui/field';
import { SubmitButton } from '@/components/ui/submit-button';
import type { DisputeSubject } from '@/lib/assessment/dispute';

interface WithdrawFormProps {
  assessmentId: string;
  disputeId: string;
  subject: DisputeSubject;
}

/** Takes back what was said against a result. */
export function WithdrawForm({ assessmentId, disputeId, subject }: WithdrawFormProps) {
  const [{ values, errors }, submit] = useActionState(withdrawFromForm, { values: { author: '' }, errors: {} });
  return (
    <Disclosure title="Take it back" open={Object.keys(errors).length > 0} className="print:hidden">
      <form action={submit} noValidate className="mt-2 flex flex-col gap-3">
        <input type="hidden" name="assessment" value={assessmentId} />
        <input type="hidden" name="dispute" value={disputeId} />
        <input type="hidden" name="kind" value={subject.kind} />
        <input type="hidden" name="subject" value={subject.id} />
        <FormProblem message={errors['form']} />
        <Field
          id={`withdraw-${disputeId}`}
          name="author"
          label="Who takes it back"
          defaultValue={values.author}
          error={errors['author']}
          autoComplete="name"
          required
        />
        <div>
          <SubmitButton look="plain" pendingText="Judging…">
            Take it back
          </SubmitButton>
        </div>
      </form>
    </Disclosure>
  );
}
