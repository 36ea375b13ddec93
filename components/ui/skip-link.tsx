/** First stop of the keyboard: jumps over the header to the content. */
export function SkipLink({ target }: { target: string }) {
  return (
    <a
      href={`#${target}`}
      className="sr-only rounded-md bg-action px-4 py-2 font-semibold text-on-action focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-20"
    >
      Skip to content
    </a>
  );
}
