import type { DeliveryLinks } from '@/components/report/delivery/delivery-links';
import { DateTime } from '@/components/ui/date-time';
import { Disclosure } from '@/components/ui/disclosure';
import { Cell, HeaderRow, Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { decimal, span } from '@/lib/delivery/figure-words';
import { FEWEST_REPOSITORIES, type FirstDeployments } from '@/lib/delivery/first-deployments';
import type {
  AppliedProposal,
  Proposers,
  InfrastructureWaiting as Waiting,
  WaitingFigure,
} from '@/lib/delivery/infrastructure-waiting';

interface InfrastructureWaitingProps {
  /** Names of the platform and infrastructure repositories that are looked at. */
  repositories: readonly string[];
  proposals: Waiting;
  firstDeployments: FirstDeployments;
  links: Pick<DeliveryLinks, 'deployment'>;
}

const proposerWords: Readonly<Record<Proposers, string>> = {
  all: 'All proposals',
  'owning-team': 'From the owning team',
  'other-teams': 'From other teams',
};

/** How long proposals to the platform wait, and how soon a new repository reaches production: beside the five metrics, never among them. */
export function InfrastructureWaiting(props: InfrastructureWaitingProps) {
  return (
    <div className="grid gap-x-10 gap-y-8 lg:grid-cols-2">
      <Proposals {...props} />
      <NewRepositories {...props} />
    </div>
  );
}

function Proposals({ repositories, proposals: { figures, proposals, leftOut }, links }: InfrastructureWaitingProps) {
  return (
    <div className="min-w-0">
      <h3 className="mb-2 text-sm font-semibold">Proposals to platform and infrastructure</h3>
      {repositories.length === 0 ? (
        <p className="text-sm text-unknown">Not known: no platform is named that has repositories.</p>
      ) : (
        <>
          <Table caption="How long proposals to platform and infrastructure wait">
            <HeaderRow names={['Proposals', 'Opened to applied', 'Rounds of review']} />
            <tbody>
              {figures.map(({ proposers, openedToApplied, reviewRounds }) => (
                <tr key={proposers}>
                  <Cell className="pl-0">{proposerWords[proposers]}</Cell>
                  <Cell>
                    <Median figure={openedToApplied} words={span} />
                  </Cell>
                  <Cell>
                    <Median figure={reviewRounds} words={decimal} />
                  </Cell>
                </tr>
              ))}
            </tbody>
          </Table>
          <p className="mt-3 text-xs text-ink-faint">
            Medians over proposals that were applied in the window, to {repositories.join(', ')}. Applied is the end of
            the first production deployment that carries it. Left out: {leftOut.bots} of bots, {leftOut.withoutProposal}{' '}
            that are not known to have come by a proposal.
          </p>
          {proposals.length === 0 ? null : (
            <Disclosure className="mt-3 text-sm" title="The proposals">
              <ProposalRows proposals={proposals} links={links} />
            </Disclosure>
          )}
        </>
      )}
    </div>
  );
}

/** Newest first; so many are shown, and the rest is counted. */
const ROWS = 100;

function ProposalRows({
  proposals,
  links,
}: Pick<InfrastructureWaitingProps, 'links'> & { proposals: readonly AppliedProposal[] }) {
  const more = proposals.length - ROWS;
  return (
    <>
      <Table caption="Proposals to platform and infrastructure">
        <HeaderRow names={['Proposal', 'Applied', 'Waited', 'Rounds', 'From']} />
        <tbody>
          {proposals
            .toReversed()
            .slice(0, ROWS)
            .map((proposal) => (
              <ProposalRow key={`${proposal.id} ${proposal.deployment}`} proposal={proposal} links={links} />
            ))}
        </tbody>
      </Table>
      {more > 0 ? (
        <p className="mt-2 text-ink-soft">And {more} older ones. Choose a shorter window to see them.</p>
      ) : null}
    </>
  );
}

function ProposalRow({ proposal, links }: Pick<InfrastructureWaitingProps, 'links'> & { proposal: AppliedProposal }) {
  const { id, deployment, openedAt, appliedAt, reviewRounds, fromOtherTeam } = proposal;
  return (
    <tr>
      <Cell className="min-w-28 break-words pl-0">
        <TextLink href={links.deployment(deployment)}>{id}</TextLink>
      </Cell>
      <Cell>
        <DateTime value={new Date(appliedAt).toISOString()} />
      </Cell>
      <Cell className="whitespace-nowrap tabular-nums">
        {openedAt === null || openedAt > appliedAt ? '–' : span((appliedAt - openedAt) / 1000)}
      </Cell>
      <Cell className="tabular-nums">{reviewRounds ?? '–'}</Cell>
      <Cell className="whitespace-nowrap">
        {fromOtherTeam === null ? 'not told' : fromOtherTeam ? 'another team' : 'the owning team'}
      </Cell>
    </tr>
  );
}

function Median({
  figure: { count, median, reason },
  words,
}: {
  figure: WaitingFigure;
  words: (median: number) => string;
}) {
  return (
    <>
      <span className="block font-semibold tabular-nums">
        {median === null ? <span className="font-normal text-unknown">Not known</span> : words(median)}
      </span>
      <span className="text-xs text-ink-faint">
        {reason === null ? `${count} proposals` : `${count > 0 ? `${count} known. ` : ''}${reason}`}
      </span>
    </>
  );
}

function NewRepositories({ firstDeployments: { known, medianSeconds, unknown }, links }: InfrastructureWaitingProps) {
  return (
    <div className="min-w-0">
      <h3 className="mb-2 text-sm font-semibold">From a repository’s first commit to production</h3>
      {medianSeconds === null ? null : (
        <p className="mb-2 text-2xl font-semibold tabular-nums">{span(medianSeconds)}</p>
      )}
      {known.length === 0 ? (
        <p className="text-sm text-ink-soft">
          No repository is known to have reached production for the first time in this window.
        </p>
      ) : (
        <Table caption="Repositories that reached production for the first time">
          <HeaderRow names={['Repository', 'First commit', 'First deployment', 'Between']} />
          <tbody>
            {known.map(({ repository, firstCommitAt, deployedAt, deployment }) => (
              <tr key={repository}>
                <Cell className="break-words pl-0">{repository}</Cell>
                <Cell>
                  <DateTime value={new Date(firstCommitAt).toISOString()} />
                </Cell>
                <Cell>
                  <TextLink href={links.deployment(deployment)}>
                    <DateTime value={new Date(deployedAt).toISOString()} />
                  </TextLink>
                </Cell>
                <Cell className="tabular-nums">{span((deployedAt - firstCommitAt) / 1000)}</Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <p className="mt-3 text-xs text-ink-faint">{firstNote(known.length, unknown)}</p>
    </div>
  );
}

function firstNote(known: number, unknown: number): string {
  const small = known > 0 && known < FEWEST_REPOSITORIES;
  return [
    ...(small ? [`Small sample: under ${FEWEST_REPOSITORIES} repositories there is no median.`] : []),
    ...(unknown > 0
      ? [
          `Of ${unknown} more the first deployment is known, and not when they began: their history, or the record of deployments, begins later.`,
        ]
      : []),
    'Events do not tell which repositories began from a template.',
  ].join(' ');
}
