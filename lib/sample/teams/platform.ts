import { type Change, replace, together, told, write } from '@/lib/sample/change';
import { bots, people } from '@/lib/sample/people';
import { playChanges, type SampleRepository } from '@/lib/sample/repository';
import {
  type AddOn,
  addOns,
  alerts,
  checkWorkflow,
  codeOwners,
  dashboards,
  importerException,
  installations,
  joining,
  kyverno,
  name,
  policies,
  policySet,
  policyTests,
  readme,
  tenants,
} from '@/lib/sample/teams/platform-files';
import { renovateSettings, reviewChecklist } from '@/lib/sample/workflows';

const { ines, tomas, sana } = people.platform;

/**
 * The platform: each cluster runs an Argo CD that installs itself, the add-ons and the policies from here. Level 2: its policies reach
 * all clusters at once, one exception never ends, and what each cluster takes is written out rather than generated.
 */
export function platformRepository(day: Date): SampleRepository {
  return playChanges(name, [...story(), ...[...addOns, kyverno].flatMap(renovations)], day);
}

function story(): Change[] {
  return [
    told(286, [ines, 'push'], 'Start the platform', write({ 'README.md': readme })),
    told(
      285,
      [ines, 'squash'],
      'Install the add-ons with Argo CD',
      write(installations(['staging', 'production-west'])),
    ),
    told(
      268,
      [tomas, 'squash'],
      'Check what Argo CD will take',
      write({ '.github/workflows/check.yml': checkWorkflow([]) }),
    ),
    told(
      262,
      [sana, 'merge'],
      'Let cart, checkout and orders deploy themselves',
      write(tenants(['staging', 'production-west'])),
      { mergedBy: ines },
    ),
    told(
      246,
      [tomas, 'merge'],
      'Add the cluster in the north',
      together(write(installations(['production-north'])), write(tenants(['production-north']))),
      { mergedBy: ines },
    ),
    told(
      230,
      [sana, 'squash'],
      'Watch rules before we enforce them',
      together(
        write(policySet('Audit')),
        replace('add-ons/kustomization.yaml', 'resources:\n', 'resources:\n  - kyverno.yaml\n  - policies.yaml\n'),
      ),
    ),
    told(221, [ines, 'squash'], 'Say who answers for which part', write({ '.github/CODEOWNERS': codeOwners })),
    told(217, [ines, 'squash'], 'Let a bot propose newer charts', write({ 'renovate.json': renovateSettings })),
    told(
      211,
      [sana, 'squash'],
      'Tell reviewers what to look at',
      write({ '.github/pull_request_template.md': reviewChecklist }),
    ),
    told(
      207,
      [sana, 'merge'],
      'Test the policies in pull requests',
      together(write(policyTests()), write({ '.github/workflows/check.yml': checkWorkflow(['policies']) })),
      { mergedBy: tomas },
    ),
    told(199, [sana, 'squash'], 'Enforce the policies everywhere', write(policies('Enforce')), {
      body: 'Four weeks without a new violation.',
    }),
    told(171, [tomas, 'squash'], 'Show the agent on a dashboard', write(dashboards)),
    told(
      148,
      [ines, 'squash'],
      'Let the old importer run without probes for now',
      together(
        write({ 'policies/importer.yaml': importerException }),
        replace('policies/kustomization.yaml', 'resources:\n', 'resources:\n  - importer.yaml\n'),
      ),
    ),
    told(112, [sana, 'merge'], 'Alert when an Application is stuck', write({ 'add-ons/alerts.yaml': alerts }), {
      mergedBy: ines,
    }),
    told(
      96,
      [tomas, 'squash'],
      'Deliver the alerts',
      replace('add-ons/kustomization.yaml', 'resources:\n', 'resources:\n  - alerts.yaml\n'),
    ),
    told(58, [ines, 'squash'], 'Write down how a team joins', write({ 'docs/joining.md': joining })),
    told(
      29,
      [tomas, 'squash'],
      'Give the add-ons of the north more room',
      replace(
        'clusters/production-north/kustomization.yaml',
        'resources:\n',
        '# Zone c is small: add-ons spread over a and b.\nresources:\n',
      ),
    ),
    told(
      12,
      [sana, 'merge'],
      'Rename the runbook of the ingress',
      write({
        'docs/ingress.md':
          '# When the ingress is slow\n\nLook at the dashboard *Ingress*, then at the newest proposal here.\n',
      }),
      { mergedBy: tomas },
    ),
  ];
}

function renovations({ chart, version, later }: AddOn): Change[] {
  return later.map(([ago, newer], index) => ({
    ago,
    minutes: 400 + index,
    author: bots.renovate,
    route: 'squash' as const,
    title: `Update ${chart} to ${newer}`,
    edit: replace(
      `add-ons/${chart}.yaml`,
      `targetRevision: ${later[index - 1]?.[1] ?? version}`,
      `targetRevision: ${newer}`,
    ),
  }));
}
