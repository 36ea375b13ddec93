import { versionOf } from '@/lib/delivery/configuration/version-fact';
import { readVersions, versionReaderOf } from '@/lib/delivery/configuration/version-files';

/** Versions as `line name version`, where the name is the release, else the key. */
export function versionsIn(path: string, text: string): string[] | null {
  const reader = versionReaderOf(path);
  const facts = reader === null ? [] : readVersions(reader, text);
  if (facts === null) return null;
  return facts.map(({ parts, release, key, environments }) => {
    const { tag, digest } = versionOf(parts);
    const version = [tag, digest].filter((part) => part !== null).join('@');
    return [parts[0]?.line, ...environments, release ?? key ?? '-', version].join(' ');
  });
}
