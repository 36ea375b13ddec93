'use client';

import { useActionState } from 'react';
import { changeSettings } from '@/app/model/settings/change-settings';
import { GateFields, ThresholdField } from '@/app/model/settings/setting-fields';
import type { SettingsPreview, SettingsState, SettingsValues } from '@/app/model/settings/settings-state';
import type { SettingGroup } from '@/components/report/model-settings';
import { Alert } from '@/components/ui/alert';
import { Field } from '@/components/ui/field';
import { PageNavigation } from '@/components/ui/page-navigation';
import { Section } from '@/components/ui/section';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextLink } from '@/components/ui/text-link';

interface SettingsFormProps {
  groups: readonly SettingGroup[];
  values: SettingsValues;
  /** Whether anything differs from the delivered model. */
  isEdited: boolean;
}

/** Thresholds and gates by dimension, what a change would do, and saving it. Works without JavaScript. */
export function SettingsForm({ groups, values, isEdited }: SettingsFormProps) {
  const start: SettingsState = { values, errors: {}, preview: null };
  const [state, submit] = useActionState(changeSettings, start);
  return (
    <form action={submit} noValidate className="flex flex-col gap-10">
      <Problems errors={state.errors} />
      <PageNavigation parts={partsOf(groups)} />
      {groups.map((group) => (
        <Section key={group.id} id={`dimension-${group.id}`} title={group.title}>
          <div className="divide-y divide-line border-y border-line empty:hidden">
            {group.thresholds.map((setting) => (
              <ThresholdField
                key={setting.name}
                setting={setting}
                value={state.values.thresholds[setting.name] ?? ''}
                error={state.errors[`thresholds.${setting.name}`]}
              />
            ))}
          </div>
          <GateFields gates={group.gates} values={state.values.gates} errors={state.errors} />
        </Section>
      ))}
      <Finish state={state} isEdited={isEdited} />
    </form>
  );
}

function partsOf(groups: readonly SettingGroup[]) {
  const dimensions = groups.map(({ id, title }) => ({ id: `dimension-${id}`, title }));
  return [...dimensions, { id: 'save', title: 'Try and save' }, { id: 'changes', title: 'Changes' }];
}

function Problems({ errors }: Pick<SettingsState, 'errors'>) {
  const fields = Object.keys(errors);
  if (fields.length === 0) return null;
  return (
    <Alert title="Nothing was changed" tone="bad" live>
      {errors.form ?? errors.gates ?? null}
      {fields.some((field) => field !== 'form' && field !== 'gates')
        ? 'Some of what was typed cannot be used. What is wrong stands at the field.'
        : null}
    </Alert>
  );
}

function Finish({ state: { values, errors, preview }, isEdited }: { state: SettingsState; isEdited: boolean }) {
  return (
    <Section
      id="save"
      title="Try it, then save it"
      lead="The preview judges the newest assessments by the changed model, from what is stored, and keeps nothing."
    >
      <div className="flex flex-col gap-5">
        {preview === null ? null : <Preview preview={preview} />}
        <input type="hidden" name="previewed" value={preview?.version ?? ''} />
        <Field
          id="reason"
          name="reason"
          label="Reason"
          hint="Stands in the list of changes, for those who ask why the numbers differ. Needed for saving."
          defaultValue={values.reason}
          error={errors.reason}
          maxLength={1000}
          autoComplete="off"
          className="max-w-text"
        />
        <div className="flex flex-wrap gap-3">
          <SubmitButton
            name="intent"
            value="preview"
            look={preview === null ? 'primary' : 'plain'}
            pendingText="Judging…"
          >
            Preview
          </SubmitButton>
          {preview === null ? null : (
            <SubmitButton name="intent" value="save" pendingText="Saving…">
              Save as {preview.version}
            </SubmitButton>
          )}
          {isEdited ? (
            <SubmitButton name="intent" value="reset" look="plain" pendingText="Judging…">
              Preview the delivered values
            </SubmitButton>
          ) : null}
        </div>
      </div>
    </Section>
  );
}

function Preview({ preview: { version, judged, moved } }: { preview: SettingsPreview }) {
  const title = moved.length === 0 ? 'No result would move' : `${moved.length} of ${judged} results would move`;
  return (
    <Alert title={`Model ${version}: ${title}`} tone={moved.length === 0 ? 'good' : 'accent'} live>
      {judged === 0 ? <p>There is no assessment yet that could be judged again.</p> : null}
      <ul className="flex flex-col gap-3">
        {moved.map(({ id, label, sentence, practices }) => (
          <li key={id} className="min-w-0 break-words">
            <TextLink href={`/assessments/${encodeURIComponent(id)}`} className="font-semibold">
              {label}
            </TextLink>
            : {sentence}
            <ul className="list-disc pl-5">
              {practices.map((practice) => (
                <li key={practice}>{practice}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
