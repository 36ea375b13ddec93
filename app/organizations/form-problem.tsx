import { Alert } from '@/components/ui/alert';

/** What is wrong with a form as a whole, above its fields. */
export function FormProblem({ message }: { message: string | undefined }) {
  return message === undefined ? null : (
    <div data-answer>
      <Alert title="This could not be done" tone="bad" live>
        <p className="whitespace-pre-line">{message}</p>
      </Alert>
    </div>
  );
}
