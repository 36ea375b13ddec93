'use client';

import { useLinkStatus } from 'next/link';

/** Inside a link: shows that the page it leads to is on its way. Its space is kept, so nothing moves. */
export function LinkPending() {
  const { pending } = useLinkStatus();
  return (
    <span aria-hidden className={pending ? 'stone-bob ml-1.5' : 'invisible ml-1.5'}>
      …
    </span>
  );
}
