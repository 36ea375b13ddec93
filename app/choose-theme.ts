'use server';

import { cookies } from 'next/headers';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Stores the reader's choice of colours; 'system' forgets it. */
export async function chooseTheme(form: FormData): Promise<void> {
  const theme = form.get('theme');
  const jar = await cookies();
  if (theme === 'light' || theme === 'dark') {
    jar.set('theme', theme, { maxAge: YEAR_SECONDS, sameSite: 'lax', httpOnly: true, path: '/' });
  } else {
    jar.delete('theme');
  }
}
