/** The parts of a long page, to jump to; stays in sight while reading. */
export function PageNavigation({ parts }: { parts: readonly { id: string; title: string }[] }) {
  return (
    <nav
      aria-label="On this page"
      className="-mx-gutter sticky top-0 z-10 bg-paper px-gutter print:hidden [&+section]:border-t-0 [&+section]:pt-0"
    >
      <ul className="flex gap-x-5 overflow-x-auto border-b border-line text-sm">
        {parts.map(({ id, title }) => (
          <li key={id} className="shrink-0">
            <a href={`#${id}`} className="inline-block py-3 text-ink-soft hover:text-ink hover:underline">
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
