'use client';

import { Button } from '@/components/ui/button';
import { TextLink } from '@/components/ui/text-link';

interface ErrorPageProps {
  error: Error & { digest?: string };
  retry: () => void;
}

/** Shown in place of a page that failed in a way nobody planned for. */
export default function ErrorPage({ error, retry }: ErrorPageProps) {
  return (
    <div className="mx-auto flex max-w-text flex-col items-start gap-4 py-12">
      <h1 className="text-2xl font-semibold tracking-tight">This page could not be shown</h1>
      <p className="text-ink-soft">
        Something went wrong on the server. Nothing that was stored is lost. Try again; if it stays so, the log of the
        web server says more{error.digest ? ` under the number ${error.digest}` : ''}.
      </p>
      <div className="flex items-center gap-4">
        <Button onClick={retry}>Try again</Button>
        <TextLink href="/">Back to the start</TextLink>
      </div>
    </div>
  );
}
