import { levelTitle, type ReportTexts } from '@/components/report/report-texts';
import { Alert } from '@/components/ui/alert';
import type { OrganizationTeam } from '@/lib/assessment/organization-report';

/** What a team aims at. That it is reached is good news, and enough. */
export function TeamTarget({ target, texts }: { target: OrganizationTeam['target']; texts: ReportTexts }) {
  if (target === null) return null;
  const title = levelTitle(texts, target.level);
  if (target.reached === 'verified') {
    return (
      <Alert tone="good" title={`The target is reached: ${title}`}>
        {target.reason} A higher level is not better by itself: keep it, and go on only for a reason.
      </Alert>
    );
  }
  if (target.reached === 'indicated') {
    return (
      <Alert tone="partly" title={`The target is reached as indicated: ${title}`}>
        {target.reason} A gate is still unsettled, since no connected source can show it.
      </Alert>
    );
  }
  return (
    <Alert tone="plain" title={`The target: ${title}`}>
      {target.reason}
    </Alert>
  );
}
