import type { VersionFact } from '@/lib/delivery/configuration/version-fact';

const opening = /^\s*resource\s+"helm_release"\s+"([\w-]+)"\s*\{/;
const argument = /^\s*(name|version)\s*=\s*"([^"$]*)"/;

/** Chart versions of the `helm_release` resources of a Terraform file, written out as texts. */
export function terraformFacts(text: string): VersionFact[] {
  if (!text.includes('helm_release')) return [];
  const facts: VersionFact[] = [];
  let label: string | null = null;
  let depth = 0;
  let name: string | null = null;
  let version: { line: number; text: string } | null = null;
  for (const [at, line] of text.split('\n').entries()) {
    if (label === null) {
      label = opening.exec(line)?.[1] ?? null;
      depth = 0;
      name = null;
      version = null;
      if (label === null) continue;
    } else if (depth === 1) {
      const [, field, value] = argument.exec(line) ?? [];
      if (field === 'name' && value) name = value;
      if (field === 'version' && value) version = { line: at + 1, text: value };
    }
    depth += (line.match(/\{/g)?.length ?? 0) - (line.match(/\}/g)?.length ?? 0);
    if (depth > 0) continue;
    if (version) facts.push(factOf(label, name, version));
    label = null;
  }
  return facts;
}

function factOf(label: string, name: string | null, { line, text }: { line: number; text: string }): VersionFact {
  const parts = [{ role: 'tag' as const, line, text }];
  return {
    slot: `helm_release/${label}`,
    parts,
    release: name ?? label,
    key: label,
    isValues: false,
    environments: [],
  };
}
