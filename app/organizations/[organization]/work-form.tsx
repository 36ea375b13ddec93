'use client';

import { useActionState } from 'react';
import { FormProblem } from '@/app/organizations/form-problem';
import type { FormState } from '@/app/organizations/form-state';
import { SubmitButton } from '@/components/ui/submit-button';

interface WorkFormProps {
  /** What starts the work; says why where it cannot. */
  start: (previous: FormState<null>) => Promise<FormState<null>>;
  text: string;
  pendingText: string;
  look?: 'primary' | 'plain';
}

/** A button that starts work in the background. */
export function WorkForm({ start, text, pendingText, look = 'primary' }: WorkFormProps) {
  const [{ errors }, submit] = useActionState(start, { values: null, errors: {} });
  return (
    <form action={submit} className="flex max-w-text flex-col items-start gap-3">
      <FormProblem message={errors['form']} />
      <SubmitButton look={look} pendingText={pendingText}>
        {text}
      </SubmitButton>
    </form>
  );
}
