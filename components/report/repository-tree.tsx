interface RepositoryTreeProps {
  /** One line a file or folder, indented below its folder; what stands after ` # ` is a note. */
  tree: string;
  /** What is shown, for screen readers. */
  label: string;
}

/** Files and folders as they often look; an example, not a rule. Notes wrap, so that a phone shows them whole. */
export function RepositoryTree({ tree, label }: RepositoryTreeProps) {
  return (
    <ul aria-label={label} className="rounded-md border border-line bg-sunken px-3 py-2 text-xs">
      {tree.split('\n').map((line) => (
        <TreeLine key={line} line={line} />
      ))}
    </ul>
  );
}

function TreeLine({ line }: { line: string }) {
  const [path = '', note] = line.split(/(?:^|\s+)# /);
  return (
    <li className="flex items-baseline gap-x-3">
      <code className={note === undefined || path === '' ? 'whitespace-pre-wrap font-mono' : pathColumn}>{path}</code>
      {note === undefined ? null : <span className="min-w-0 text-ink-soft">{note}</span>}
    </li>
  );
}

/** As wide as the longest usual path, so that the notes stand below one another. */
const pathColumn = 'shrink-0 whitespace-pre font-mono sm:w-[26ch]';
