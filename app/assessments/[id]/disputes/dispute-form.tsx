'use client';

import { useActionState } from 'react';
import { disputeFromForm } from '@/app/assessments/[id]/disputes/dispute-actions';
import { FormProblem } from '@/app/organizations/form-problem';
import { Field, Select, TextArea } from '@/components/ui/field';
import { SubmitButton } from '@/components/ui/submit-button';

interface DisputeFormProps {
  assessmentId: string;
  subject: { kind: 'criterion' | 'indicator'; id: string };
  /** What can be said, the first as it stands at the start. */
  claims: readonly { value: string; label: string }[];
  /** For whom it can be said. */
  scopes: readonly { value: string; label: string }[];
  /** Days that can be the last one, and the one that is proposed. */
  days: { today: string; latest: string; suggested: string };
}

/** Says against a result what people know: with a reason, a name and a last day. */
export function DisputeForm({ assessmentId, subject, claims, scopes, days }: DisputeFormProps) {
  const start = {
    claim: claims[0]?.value ?? '',
    scope: scopes[0]?.value ?? '',
    reason: '',
    author: '',
    expires: days.suggested,
  };
  const [{ values, errors }, submit] = useActionState(disputeFromForm, { values: start, errors: {} });
  return (
    <form action={submit} noValidate className="grid max-w-text gap-5">
      <input type="hidden" name="assessment" value={assessmentId} />
      <input type="hidden" name="kind" value={subject.kind} />
      <input type="hidden" name="subject" value={subject.id} />
      <FormProblem message={errors['form']} />
      <Choice id="claim" label="What is it really?" choices={claims} value={values.claim} error={errors['claim']} />
      <Choice id="scope" label="For whom it counts" choices={scopes} value={values.scope} error={errors['scope']} />
      <TextArea
        id="reason"
        name="reason"
        label="Why"
        hint="For those who read it later: what you know, and where it can be seen."
        defaultValue={values.reason}
        error={errors['reason']}
        rows={3}
        required
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <Field
          id="author"
          name="author"
          label="Who says so"
          hint="Your name, or that of your team. It is shown with the result, and not in the PDF."
          defaultValue={values.author}
          error={errors['author']}
          autoComplete="name"
          required
        />
        <Field
          id="expires"
          name="expires"
          type="date"
          label="Until"
          hint="The last day that it counts, a year ahead at most."
          min={days.today}
          max={days.latest}
          defaultValue={values.expires}
          error={errors['expires']}
          required
        />
      </div>
      <div>
        <SubmitButton pendingText="Judging…">Record it</SubmitButton>
      </div>
    </form>
  );
}

interface ChoiceProps {
  id: 'claim' | 'scope';
  label: string;
  choices: readonly { value: string; label: string }[];
  value: string;
  error: string | undefined;
}

/** A choice; where there is only one, it is said and not asked. */
function Choice({ id, label, choices, value, error }: ChoiceProps) {
  const [only, second] = choices;
  if (only !== undefined && second === undefined) {
    return (
      <p className="text-sm">
        <input type="hidden" name={id} value={only.value} />
        <span className="block font-semibold">{label}</span>
        {only.label}
      </p>
    );
  }
  return (
    <Select id={id} name={id} label={label} defaultValue={value} error={error}>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </Select>
  );
}
