import type { DeliveryLinks } from '@/components/report/delivery/delivery-links';
import { Badge } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { Cell, HeaderRow, Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { DeliveryReport, MeasuredChange } from '@/lib/delivery/delivery-report';
import type { MeasuredFailure } from '@/lib/delivery/failure-list';
import { span } from '@/lib/delivery/figure-words';

type Deployments = DeliveryReport['deployments'];

interface DeploymentTableProps {
  deployments: Deployments;
  links: Pick<DeliveryLinks, 'deployment'>;
}

/** Deployments, each leading to its sources. */
export function DeploymentTable({ deployments, links }: DeploymentTableProps) {
  return (
    <Table caption="Deployments">
      <HeaderRow names={['Finished', 'Service', 'Environment', 'What it was', 'Changes']} />
      <tbody>
        {deployments.map(({ id, service, environment, finishedAt, kind, failed, changes }) => (
          <tr key={id}>
            <Cell className="pl-0">
              <TextLink href={links.deployment(id)}>
                <DateTime value={finishedAt} />
              </TextLink>
            </Cell>
            <Cell className="min-w-24 break-words">{service}</Cell>
            <Cell className="break-words">{environment}</Cell>
            <Cell>
              <span className="flex flex-wrap gap-1">
                <Badge tone={kind === 'planned' ? 'plain' : 'partly'}>{kind}</Badge>
                {failed ? <Badge tone="bad">failed</Badge> : null}
              </span>
            </Cell>
            <Cell className="tabular-nums">{changes.length}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

interface ChangeTableProps {
  changes: readonly MeasuredChange[];
  links: Pick<DeliveryLinks, 'deployment'>;
}

/** Changes with their stages, each leading to the deployment that carried it first. */
export function ChangeTable({ changes, links }: ChangeTableProps) {
  return (
    <Table caption="Changes">
      <HeaderRow names={['Change', 'Lead time', 'Coding', 'Pickup', 'Review', 'Deploy']} />
      <tbody>
        {changes.map((change) => (
          <tr key={change.id}>
            <Cell className="min-w-36 break-words pl-0">
              <TextLink href={links.deployment(change.deployment)}>{change.id}</TextLink>
            </Cell>
            <Cell className="whitespace-nowrap font-semibold tabular-nums">{spanOr(change.leadTimeSeconds)}</Cell>
            {[change.codingSeconds, change.pickupSeconds, change.reviewSeconds, change.deploySeconds].map(
              (seconds, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: stages are their places
                <Cell key={index} className="whitespace-nowrap tabular-nums">
                  {spanOr(seconds)}
                </Cell>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

interface FailureTableProps {
  failures: readonly MeasuredFailure[];
  links: Pick<DeliveryLinks, 'deployment'>;
}

/** Failed deployments with their ends. */
export function FailureTable({ failures, links }: FailureTableProps) {
  return (
    <Table caption="Failed deployments">
      <HeaderRow names={['Deployed', 'Service', 'Recovered', 'After']} />
      <tbody>
        {failures.map((failure) => {
          const { deployment, service, failedAt, recoveredAt } = failure;
          return (
            <tr key={deployment}>
              <Cell className="pl-0">
                <TextLink href={links.deployment(deployment)}>
                  <DateTime value={new Date(failedAt).toISOString()} />
                </TextLink>
              </Cell>
              <Cell className="min-w-24 break-words">{service}</Cell>
              <Cell>{recoveredAt === null ? '–' : <DateTime value={new Date(recoveredAt).toISOString()} />}</Cell>
              <Cell className="whitespace-nowrap tabular-nums">
                {recoveryWords(failure, recoveredAt === null ? null : (recoveredAt - failedAt) / 1000)}
              </Cell>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

/** How a failure ended, in words. */
function recoveryWords({ isOpen }: MeasuredFailure, seconds: number | null): string {
  if (seconds !== null) return span(seconds);
  return isOpen ? 'still open' : 'its end is not known';
}

function spanOr(seconds: number | null): string {
  return seconds === null ? '–' : span(seconds);
}
