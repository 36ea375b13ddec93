import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { chooseTheme } from '@/app/choose-theme';
import { CairnMark } from '@/components/charts/level-stones';
import { SkipLink } from '@/components/ui/skip-link';
import { type Theme, ThemeToggle } from '@/components/ui/theme-toggle';
import '@/app/globals.css';

export const metadata: Metadata = {
  title: { default: 'Cairn', template: '%s · Cairn' },
  description: 'How mature your GitOps is, with the evidence, and what to do next.',
};

export const viewport: Viewport = { colorScheme: 'light dark' };

const places = [
  { href: '/organizations', label: 'Organizations' },
  { href: '/#assessments', label: 'Assessments' },
  { href: '/model', label: 'Model' },
  { href: '/method', label: 'Method' },
] as const;

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = await chosenTheme();
  return (
    <html lang="en" data-theme={theme}>
      <head>
        {/* Not among the metadata: what is streamed after the page comes too late, and the browser asks for another one. */}
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      </head>
      <body className="flex min-h-dvh flex-col">
        <SkipLink target="content" />
        <header className="border-b border-line print:hidden">
          <div className="mx-auto flex w-full max-w-page flex-wrap items-center gap-x-6 gap-y-1 px-gutter py-2.5">
            <Link
              href="/"
              prefetch={false}
              className="flex items-center gap-2 text-lg font-semibold tracking-tight max-sm:mr-auto"
            >
              <CairnMark className="size-7" />
              Cairn
            </Link>
            <nav aria-label="Main" className="mr-auto text-sm max-sm:order-last max-sm:-mx-2 max-sm:w-full">
              <ul className="flex gap-x-1">
                {places.map(({ href, label }) => (
                  <li key={href}>
                    <Link
                      href={href}
                      prefetch={false}
                      className="inline-block rounded-md px-2 py-1.5 text-ink-soft hover:bg-sunken hover:text-ink"
                    >
                      {label}
                    </Link>
                  </li>
                ))}
              </ul>
            </nav>
            <ThemeToggle chosen={theme} choose={chooseTheme} />
          </div>
        </header>
        <main id="content" tabIndex={-1} className="mx-auto w-full max-w-page flex-1 px-gutter py-8 outline-none">
          {children}
        </main>
        <footer className="mt-8 border-t border-line print:hidden">
          <p className="mx-auto w-full max-w-page px-gutter py-5 text-xs text-ink-faint">
            Cairn reads and never writes: it changes nothing in your repositories, and nothing it learns leaves this
            server.
          </p>
        </footer>
      </body>
    </html>
  );
}

async function chosenTheme(): Promise<Theme> {
  const stored = (await cookies()).get('theme')?.value;
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}
