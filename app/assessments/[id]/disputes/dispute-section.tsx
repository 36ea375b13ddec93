import { DisputeForm } from '@/app/assessments/[id]/disputes/dispute-form';
import { modelLinks } from '@/components/report/model-links';
import { CodeLines } from '@/components/ui/code-lines';
import { Disclosure } from '@/components/ui/disclosure';
import { Code } from '@/components/ui/prose';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import type { DisputeSubject } from '@/lib/assessment/dispute';
import type { ReportIndicator } from '@/lib/assessment/report';
import type { DisputeChoices } from '@/lib/services/get-dispute-choices';

interface DisputeSectionProps {
  assessmentId: string;
  subject: DisputeSubject;
  /** What an indicator was found to be; null for a practice. */
  found: ReportIndicator['outcome'] | null;
  choices: DisputeChoices;
  /** Something recorded here is in force already: a second would count for nothing. */
  isDisputed: boolean;
}

const CLAIMS = [
  { value: 'present', label: 'It is present' },
  { value: 'partial', label: 'It is there in part' },
  { value: 'absent', label: 'It is absent' },
] as const;
const EXEMPT = { value: 'exempt', label: 'It does not apply here' };

/** How to disagree with a result: here, or in a file of the repository. */
export function DisputeSection({ assessmentId, subject, found, choices, isDisputed }: DisputeSectionProps) {
  const corrections = found === null ? [] : CLAIMS.filter(({ value }) => value !== found);
  return (
    <Section
      id="dispute"
      title={found === null ? 'Does it not apply here?' : 'Is it wrong, or does it not apply?'}
      lead={
        <>
          Say what you know. It stands beside the result, with the outcome and the level without and with it, and raises
          no level by itself. <TextLink href={`${modelLinks.method}#disputes`}>The rules</TextLink>
        </>
      }
    >
      <div className="flex flex-col gap-6 print:hidden">
        {choices.closed === null && isDisputed ? (
          <p className="text-sm">
            It is disputed already. To say something else, take back{' '}
            <TextLink href="#disputed">what is said above</TextLink>.
          </p>
        ) : choices.closed === null ? (
          <DisputeForm
            assessmentId={assessmentId}
            subject={subject}
            claims={found === 'not-applicable' ? corrections : [...corrections, EXEMPT]}
            scopes={choices.scopes}
            days={choices}
          />
        ) : (
          <Closed subject={subject} choices={choices} />
        )}
        <InTheRepository subject={subject} claim={corrections[0]?.value ?? null} expires={choices.suggested} />
      </div>
    </Section>
  );
}

function Closed({ subject, choices }: Pick<DisputeSectionProps, 'subject' | 'choices'>) {
  if (choices.closed === 'sample') {
    return <p className="text-sm">The sample organization cannot be changed: try it with a repository of your own.</p>;
  }
  const part = subject.kind === 'criterion' ? 'practices' : 'indicators';
  return (
    <p className="text-sm">
      There is a newer assessment of the same.{' '}
      <TextLink
        href={`/assessments/${encodeURIComponent(choices.newestId)}/${part}/${encodeURIComponent(subject.id)}#dispute`}
      >
        Look at the newest result
      </TextLink>
    </p>
  );
}

interface InTheRepositoryProps {
  subject: DisputeSubject;
  /** What a correction would say; null where there can only be an exemption. */
  claim: string | null;
  expires: string;
}

/** The same as a file, which goes through review as every other change. */
function InTheRepository({ subject, claim, expires }: InTheRepositoryProps) {
  const said = ['    reason: Why it is so, in a sentence.', '    author: Your team', `    expires: ${expires}`];
  const lines = [
    'version: 1',
    claim === null ? 'exemptions:' : 'corrections:',
    `  - id: ${subject.kind}/${subject.id}`,
    ...(claim === null ? [] : [`    outcome: ${claim}`]),
    ...said,
  ];
  return (
    <Disclosure title={<span className="text-sm">Or say it in the repository</span>}>
      <div className="flex flex-col gap-3 pl-6 text-sm max-sm:pl-0">
        <p className="max-w-text">
          In a file <Code>.cairn.yaml</Code> at the top of the repository, which is read at the commit that is assessed.
          What does not apply stands under <Code>exemptions</Code>, without an outcome.
        </p>
        <CodeLines label=".cairn.yaml" lines={lines} firstLine={null} />
      </div>
    </Disclosure>
  );
}
