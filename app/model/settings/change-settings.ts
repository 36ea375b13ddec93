'use server';

import { redirect } from 'next/navigation';
import { overlayOf, readValues, valuesOf } from '@/app/model/settings/read-settings';
import type { SettingsPreview, SettingsState, SettingsValues } from '@/app/model/settings/settings-state';
import { modelLinks } from '@/components/report/model-links';
import { criterionTitle, reportTexts } from '@/components/report/report-texts';
import { whatMoved } from '@/components/report/result-change-words';
import { type Context, getContext } from '@/lib/context';
import { isCairnError } from '@/lib/errors';
import type { ModelOverlay } from '@/lib/model/overlay';
import { changeModel } from '@/lib/services/change-model';
import { currentModel } from '@/lib/services/current-model';
import { type ModelPreview, previewModelChange } from '@/lib/services/preview-model-change';

/**
 * Shows what the numbers and gates of the form would do, takes the delivered ones into the form, or saves what it holds. What was
 * changed since its preview is shown first.
 */
export async function changeSettings(_previous: SettingsState, form: FormData): Promise<SettingsState> {
  const context = await getContext();
  const typed = readValues(form, valuesOf(await currentModel(context)));
  const intent = form.get('intent');
  const values = intent === 'reset' ? valuesOf(context.model, typed.reason) : typed;
  const { overlay, errors } = overlayOf(values);
  if (Object.keys(errors).length > 0) return { values, errors, preview: null };
  const preview = await previewModelChange(context, { overlay });
  const found = problemsOf(preview, values, intent);
  if (Object.keys(found).length > 0) return { values, errors: found, preview: null };
  const isSeen = form.get('previewed') === preview.version;
  if (intent !== 'save' || !isSeen) return { values, errors: {}, preview: await describe(context, preview) };
  return save(context, values, overlay);
}

function problemsOf(preview: ModelPreview, { reason }: SettingsValues, intent: unknown): Record<string, string> {
  if (preview.problems.length > 0) {
    return Object.fromEntries(preview.problems.map(({ field, problem }) => [field, `${problem}.`]));
  }
  if (!preview.isChange) return { form: 'These are the numbers and gates that hold already.' };
  if (intent === 'save' && reason === '') return { reason: 'Give a reason: others will ask why the numbers differ.' };
  return {};
}

async function save(context: Context, values: SettingsValues, overlay: ModelOverlay): Promise<SettingsState> {
  try {
    await changeModel(context, { overlay, reason: values.reason });
  } catch (error) {
    if (!isCairnError(error)) throw error;
    return { values, errors: { form: error.message }, preview: null };
  }
  redirect(`${modelLinks.settings}?done=saved`);
}

async function describe(context: Context, { version, judged, moved }: ModelPreview): Promise<SettingsPreview> {
  const texts = reportTexts(await currentModel(context));
  return {
    version,
    judged,
    moved: moved.map(({ id, label, change: { moves, outcomes } }) => ({
      id,
      label,
      sentence: `${whatMoved(moves, outcomes.length, texts)}.`,
      practices: outcomes.map(
        ({ id, from, to }) => `${criterionTitle(texts, id)}: ${from.replaceAll('-', ' ')} → ${to.replaceAll('-', ' ')}`,
      ),
    })),
  };
}
