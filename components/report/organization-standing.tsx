import { ShareBar } from '@/components/charts/share-bar';
import { counted, levelTitle, type ReportTexts } from '@/components/report/report-texts';
import type { OrganizationReport } from '@/lib/assessment/organization-report';
import type { LevelNumber } from '@/lib/assessment/report';
import { percent } from '@/lib/assessment/wording';

interface OrganizationStandingProps {
  standing: OrganizationReport['organizationLevel'];
  texts: ReportTexts;
}

/** The level of the organization, and the production services that it rests on. */
export function OrganizationStanding({ standing, texts }: OrganizationStandingProps) {
  const { productionServices: services, threshold } = standing;
  if (services.known === 0) {
    return (
      <p className="max-w-text text-sm text-ink-soft">
        The organization as a whole has no level yet: it is the highest that teams hold who answer for at least{' '}
        {percent(threshold)} of the production services, and no production service is known. Enter what runs in
        production as services.
      </p>
    );
  }
  return (
    <div className="grid gap-x-12 gap-y-5 lg:grid-cols-2">
      <div>
        <p className="text-xs font-semibold text-ink-faint">The organization, verified</p>
        <p className="text-xl font-semibold tracking-tight">{levelOrNone(texts, standing.verified)}</p>
        <p className="mt-1 max-w-text text-sm text-ink-soft">
          The highest level that teams hold who together answer for at least {percent(threshold)} of{' '}
          {counted(services.known, 'known production service')}. Claimed: {levelOrNone(texts, standing.claimed)}.
          Possible: {levelOrNone(texts, standing.possible)}.
        </p>
      </div>
      <Coverage standing={standing} texts={texts} />
    </div>
  );
}

/** Of the production services, the share that is answered for at each level. */
function Coverage({ standing: { productionServices: services, threshold }, texts }: OrganizationStandingProps) {
  const rows = [
    { name: 'By an assessed team', count: services.answeredFor },
    ...texts.model.levels.map(({ number }) => ({
      name: `Level ${number} or higher, verified`,
      count: services.verifiedAtLeast[number] ?? 0,
    })),
  ];
  return (
    <div className="text-sm">
      <p className="text-xs font-semibold text-ink-faint">
        Production services answered for, with a mark at {percent(threshold)}
      </p>
      <dl className="mt-2 flex flex-col gap-2">
        {rows.map(({ name, count }) => (
          <div key={name} className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1">
            <dt>{name}</dt>
            <dd className="tabular-nums">
              {count} of {services.known}
            </dd>
            <dd aria-hidden className="col-span-2">
              <ShareBar share={count / services.known} mark={threshold} />
            </dd>
          </div>
        ))}
      </dl>
      {services.withoutTeam.length > 0 ? (
        <p className="mt-3 text-ink-soft">
          Nobody answers for: <span className="break-words">{services.withoutTeam.join(', ')}</span>.
        </p>
      ) : null}
    </div>
  );
}

function levelOrNone(texts: ReportTexts, level: LevelNumber | null): string {
  return level === null ? 'No level' : levelTitle(texts, level);
}
