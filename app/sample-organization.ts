'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { getContext } from '@/lib/context';
import { removeSampleOrganization } from '@/lib/services/remove-sample-organization';
import { startSampleOrganization } from '@/lib/services/start-sample-organization';

/** Removes the sample organization with all that came of it. */
export async function removeSample(): Promise<void> {
  await removeSampleOrganization(await getContext());
  revalidatePath('/', 'layout');
  redirect('/#organizations');
}

/** Has the sample organization made, anew where it was removed. */
export async function makeSample(): Promise<void> {
  await startSampleOrganization(await getContext());
  revalidatePath('/', 'layout');
  redirect('/#organizations');
}
