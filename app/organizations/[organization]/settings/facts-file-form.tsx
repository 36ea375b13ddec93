'use client';

import { useActionState } from 'react';
import {
  type FactsFileState,
  importFactsFromForm,
} from '@/app/organizations/[organization]/settings/facts-file-action';
import { ImportFileForm } from '@/app/organizations/[organization]/settings/import-file-form';
import { organizationLinks } from '@/app/organizations/organization-links';
import { Alert } from '@/components/ui/alert';
import { TextLink } from '@/components/ui/text-link';
import type { ImportResult } from '@/lib/services/import-facts';

const example = `version: 1
facts:
  - kind: git-host
    repository: https://git.example.com/acme/deploy
    collectedAt: 2026-11-20T08:00:00Z
    branchRules:
      branch: main
      directPushBlocked: true
      forcePushBlocked: true
      requiredChecks: [validate]
      appliesToAdministrators: true`;

/** Takes a fact file, uploaded or pasted. */
export function FactsFileForm({ organization }: { organization: string }) {
  const start: FactsFileState = { values: { text: '' }, errors: {}, result: null };
  const [{ values, errors, result }, submit] = useActionState(importFactsFromForm, start);
  return (
    <ImportFileForm
      organization={organization}
      what="facts"
      submit={submit}
      values={values}
      errors={errors}
      answer={result === null ? null : <Taken result={result} organization={organization} />}
      label="Fact file"
      accept=".yaml,.yml,.json"
      hint="YAML or JSON, up to 8 MB. Larger ones go in with cairn import."
      example={example}
      rows={12}
    />
  );
}

/** What was new, what is about nobody here, and what to do for it to count. */
function Taken({ result: { facts, added, unmatched }, organization }: { result: ImportResult; organization: string }) {
  return (
    <Alert title={`Facts read: ${facts}, of which ${added} new`} tone="good" live>
      {unmatched.length === 0 ? null : (
        <>
          <p>Nothing is judged on these yet, since this organization has no such team or repository:</p>
          <ul className="list-disc pl-5">
            {unmatched.map((name) => (
              <li key={name} className="break-words">
                {name}
              </li>
            ))}
          </ul>
        </>
      )}
      {added === 0 ? (
        <p>All of them were known already.</p>
      ) : (
        <p>
          They count from the next assessment on:{' '}
          <TextLink href={`${organizationLinks.overview(organization)}#teams`}>assess the teams again</TextLink>.
        </p>
      )}
    </Alert>
  );
}
