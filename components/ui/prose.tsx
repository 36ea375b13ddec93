import type { ReactNode } from 'react';

/**
 * Text of Cairn's own content: paragraphs, lists with hyphens, and `code`. That is all the Markdown that content uses,
 * so no parser and no raw markup is needed.
 */
export function Prose({ text }: { text: string }) {
  const blocks = text.trim().split(/\n\s*\n/);
  return (
    <div className="flex max-w-text flex-col gap-2">
      {blocks.map((block) => (
        <Block key={block} text={block} />
      ))}
    </div>
  );
}

function Block({ text }: { text: string }) {
  if (!text.startsWith('- ')) return <p>{inline(text)}</p>;
  const items = text.slice(2).split(/\n- /);
  return (
    <ul className="flex list-disc flex-col gap-1 pl-5">
      {items.map((item) => (
        <li key={item}>{inline(item)}</li>
      ))}
    </ul>
  );
}

/** A line of text in which what stands between backticks is code. */
export function InlineText({ text }: { text: string }) {
  return <>{inline(text)}</>;
}

function inline(text: string): ReactNode[] {
  return text.split('`').map((part, index) => {
    const isCode = index % 2 === 1;
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of a fixed text have no identity but their place
    return isCode ? <Code key={index}>{part}</Code> : part;
  });
}

/** A name as it stands in a file. */
export function Code({ children }: { children: ReactNode }) {
  return <code className="break-words rounded-sm bg-sunken px-1 py-px font-mono text-[0.92em]">{children}</code>;
}
