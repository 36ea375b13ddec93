import type { Report } from '@/lib/assessment/report';

/** Indicators whose places can hold a secret's value: their files are pointed at and never shown. */
const SECRET_INDICATORS: ReadonlySet<string> = new Set(['plaintext-secrets', 'committed-state-or-keys']);

/** Tells whether a file's lines must not be shown, because a secret was seen in it. */
export function withheldFiles(report: Report): (file: { repository: string; path: string }) => boolean {
  const key = ({ repository, path }: { repository: string; path: string }): string => `${repository}\n${path}`;
  const places = [
    ...report.indicators.filter(({ id }) => SECRET_INDICATORS.has(id)).flatMap(({ evidence }) => evidence),
    ...report.safety.filter(({ indicator }) => SECRET_INDICATORS.has(indicator)).flatMap(({ evidence }) => evidence),
  ];
  const withheld = new Set(places.map(key));
  return (file) => withheld.has(key(file));
}
