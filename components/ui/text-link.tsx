import { ExternalLink } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';

const look = 'text-accent underline decoration-1 underline-offset-3 hover:decoration-2';

interface TextLinkProps {
  href: string;
  className?: string;
  children: ReactNode;
}

/** A link inside Cairn. One to a place on the same page is the browser's own, so that it opens what it leads to. */
export function TextLink({ href, className, children }: TextLinkProps) {
  const classes = classNames(look, className);
  if (href.startsWith('#')) {
    return (
      <a href={href} className={classes}>
        {children}
      </a>
    );
  }
  return (
    <Link href={href} prefetch={false} className={classes}>
      {children}
    </Link>
  );
}

/** A link that leaves Cairn: marked as such, and nothing of ours is told to the other side. */
export function OutsideLink({ href, className, children }: TextLinkProps) {
  return (
    <a href={href} rel="noreferrer" className={classNames(look, className)}>
      {children}
      <ExternalLink aria-hidden className="ml-1 inline size-3.5 align-[-0.125em]" />
      <span className="sr-only"> (on {new URL(href).host})</span>
    </a>
  );
}
