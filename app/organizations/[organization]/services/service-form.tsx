'use client';

import { useActionState } from 'react';
import { saveService } from '@/app/organizations/[organization]/services/service-actions';
import type { ServiceValues } from '@/app/organizations/[organization]/services/service-values';
import { FormProblem } from '@/app/organizations/form-problem';
import { Checkbox, Field, Select } from '@/components/ui/field';
import { SubmitButton } from '@/components/ui/submit-button';

interface ServiceFormProps {
  organization: string;
  /** Slug of the service that is edited; null for a new one. */
  service: string | null;
  values: ServiceValues;
  teams: readonly { slug: string; name: string }[];
  repositories: readonly { address: string; label: string }[];
}

/** All that is said of a service. */
export function ServiceForm({ organization, service, values: start, teams, repositories }: ServiceFormProps) {
  const [{ values, errors }, submit] = useActionState(saveService, { values: start, errors: {} });
  return (
    <form action={submit} noValidate className="grid max-w-text gap-5">
      <input type="hidden" name="organization" value={organization} />
      <input type="hidden" name="service" value={service ?? ''} />
      <FormProblem message={errors['form']} />
      <Field
        id="service-name"
        name="name"
        label="Name"
        defaultValue={values.name}
        error={errors['name']}
        autoComplete="off"
        required
      />
      <Select id="team" name="team" label="Team" defaultValue={values.team} error={errors['team']}>
        <option value="">No team yet</option>
        {teams.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </Select>
      <Select
        id="repository"
        name="repository"
        label="Repository"
        hint="The one that holds what is deployed. One that is missing here is added on the page of repositories."
        defaultValue={values.repository}
        error={errors['repository']}
      >
        <option value="">Not known</option>
        {repositories.map(({ address, label }) => (
          <option key={address} value={address}>
            {label}
          </option>
        ))}
      </Select>
      <Field
        id="path"
        name="path"
        label="Folder"
        placeholder="apps/checkout"
        hint="As seen from the top of the repository. Left empty: all of it."
        defaultValue={values.path}
        error={errors['path']}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
      />
      <Checkbox
        key={String(values.isProduction)}
        id="production"
        name="isProduction"
        label="Runs in production"
        hint="Its users depend on it. What is not in production does not count for coverage."
        defaultChecked={values.isProduction}
      />
      <div>
        <SubmitButton pendingText="Saving…">{service === null ? 'Add the service' : 'Save the service'}</SubmitButton>
      </div>
    </form>
  );
}
