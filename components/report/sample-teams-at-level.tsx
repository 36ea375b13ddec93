import { TextLink } from '@/components/ui/text-link';
import type { LevelNumber, ReportLevel } from '@/lib/assessment/report';

export interface SampleWithLevels {
  slug: string;
  name: string;
  teams: readonly { slug: string; name: string; level: ReportLevel | null }[];
}

interface SampleTeamsAtLevelProps {
  /** Null where it was removed. */
  sample: SampleWithLevels | null;
  level: LevelNumber;
}

/** Teams of the sample organization whose verified level is this one, to look at; nothing where there is none. */
export function SampleTeamsAtLevel({ sample, level }: SampleTeamsAtLevelProps) {
  const teams = (sample?.teams ?? []).filter((team) => team.level?.verified === level);
  if (sample === null || teams.length === 0) return null;
  return (
    <p className="text-sm text-ink-soft">
      Stands here in the sample organization:{' '}
      {teams.map(({ slug, name }, index) => (
        <span key={slug}>
          {index === 0 ? null : ', '}
          <TextLink href={`/organizations/${sample.slug}/teams/${slug}`}>{name}</TextLink>
        </span>
      ))}
    </p>
  );
}
