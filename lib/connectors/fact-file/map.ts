import type { ConnectedFact } from '@/lib/assessment/connected-facts';
import type { FactEntry, RuntimeEntry } from '@/lib/connectors/fact-file/schema';
import { withoutCredentials } from '@/lib/git/repository-url';
import { environmentOf } from '@/lib/scan/environments';

/** An entry that says too little, with the field that is missing and what to do. */
export interface EntryMistake {
  field: string;
  message: string;
}

/** Makes the fact of an entry, or says what the entry lacks. */
export function mapEntry(entry: FactEntry): ConnectedFact | EntryMistake {
  if (entry.kind === 'git-host') return { ...entry, repository: withoutCredentials(entry.repository.trim()) };
  if (entry.team === null && entry.repository === null) {
    return {
      field: 'team',
      message: 'is missing: name the team that it speaks of, or the repository that declares what is counted',
    };
  }
  const tier = tierOf(entry);
  if (tier === null) {
    return {
      field: 'tier',
      message: `is missing: "${entry.environment}" does not tell it. Write production, staging, testing or development`,
    };
  }
  const repository = entry.repository === null ? null : withoutCredentials(entry.repository.trim());
  return { ...entry, tier, repository };
}

function tierOf({ tier, environment }: RuntimeEntry) {
  return tier ?? environmentOf(environment)?.tier ?? null;
}
