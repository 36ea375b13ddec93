import { chance } from '@/lib/sample/chance';
import { type Change, type FileChanges, replace, told, write } from '@/lib/sample/change';
import { serviceChart } from '@/lib/sample/chart';
import { featureChanges } from '@/lib/sample/feature-work';
import { registry } from '@/lib/sample/manifests';
import { type Pace, proposedWork } from '@/lib/sample/pace';
import { people } from '@/lib/sample/people';
import { inTurn, playChanges, type SampleRepository } from '@/lib/sample/repository';
import { checkout, commands, type Job, workflow } from '@/lib/sample/workflows';

/**
 * Holds Level 0: a good pipeline that tests, builds and pushes to production with the keys of the cluster. Nothing watches afterwards.
 * Until autumn a person had to press its button.
 */
const name = 'payments';
const { nadia, samuel } = people.payments;

const pace: Pace = { by: [nadia, samuel], coding: [2, 30], pickup: [0.5, 9], review: [0.3, 6] };

/** Days from the day of generation to the end of the exemption. */
const exemptDays = 180;

/** Working days before the day of generation when merging began to deploy. */
const automated = 188;

export function paymentsRepository(day: Date): SampleRepository {
  const next = chance(`${name} code`);
  const work = featureChanges({
    subject: name,
    topics: [
      'refunds',
      'card tokens',
      'settlement files',
      'fraud scores',
      'partial captures',
      'bank transfers',
      'receipts',
    ],
    by: [nadia, samuel],
    route: inTurn(['squash', 'squash', 'merge', 'squash']),
    from: 270,
    until: 1,
    every: [1.2, 4],
    file: 'CHANGELOG.md',
    line: (topic, number) => `- ${topic}, change ${number}\n`,
    work: () => proposedWork(pace, next, false),
  });
  return playChanges(name, [...story(), exempt(day), ...work], day);
}

/** What the team says does not fit it, where the model expects it: with a reason, a name and an end half a year from the day. */
function exempt(day: Date): Change {
  const expires = new Date(day.getTime() + exemptDays * 86_400_000).toISOString().slice(0, 10);
  const file = `version: 1
exemptions:
  - id: criterion/preview-environments
    reason: Card data must not leave the audited environments, so no proposal gets one of its own.
    author: Payments team
    expires: ${expires}
`;
  return told(17, [nadia, 'squash'], 'Say why we have no preview environments', write({ '.cairn.yaml': file }));
}

function story(): Change[] {
  return [
    told(287, [samuel, 'push'], 'Payments, its chart and its tests', write(service())),
    told(
      282,
      [samuel, 'squash'],
      'Test and build; deploy when somebody says so',
      write({ '.github/workflows/deliver.yml': pipeline('by hand') }),
    ),
    told(
      236,
      [nadia, 'squash'],
      'Keep the database password out of the values',
      replace(
        'deploy/production.yaml',
        'logLevel: info\n',
        'logLevel: info\ndatabase:\n  existingSecret: payments-database\n',
      ),
    ),
    told(
      automated,
      [nadia, 'merge'],
      'Deploy whatever is merged',
      write({ '.github/workflows/deliver.yml': pipeline('on merge') }),
      { mergedBy: samuel },
    ),
    told(
      131,
      [samuel, 'squash'],
      'Scan the image before it leaves',
      replace(
        '.github/workflows/deliver.yml',
        '- name: Publish',
        '- name: Scan\n        run: trivy image --exit-code 1 --severity CRITICAL payments:new\n      - name: Publish',
      ),
    ),
    told(
      55,
      [nadia, 'squash'],
      'Check the chart in pull requests',
      replace(
        '.github/workflows/deliver.yml',
        '- name: Test',
        '- name: Check the chart\n        run: helm lint deploy/chart --values deploy/production.yaml\n      - name: Test',
      ),
    ),
  ];
}

function service(): FileChanges {
  return {
    ...serviceChart('deploy/chart', name),
    'deploy/staging.yaml': `replicas: 1\nimage:\n  repository: ${registry}/payments/payments\nlogLevel: debug\n`,
    'deploy/production.yaml': `replicas: 4\nimage:\n  repository: ${registry}/payments/payments\nlogLevel: info\n`,
    'go.mod': 'module git.otterbrook.example/market/payments\n\ngo 1.25\n',
    'main.go': 'package main\n\nfunc main() { serve(":8080") }\n',
    'serve.go':
      'package main\n\nimport "net/http"\n\nfunc serve(address string) { _ = http.ListenAndServe(address, nil) }\n',
    'serve_test.go': 'package main\n\nimport "testing"\n\nfunc TestServe(t *testing.T) { t.Log("listens") }\n',
    Dockerfile: 'FROM gcr.io/distroless/static:nonroot\nCOPY payments /payments\nENTRYPOINT ["/payments"]\n',
    'CHANGELOG.md': '# What changed\n\n',
    'README.md': '# Payments\n\nMerging to main tests, builds and deploys to staging, then to production.\n',
  };
}

function pipeline(start: 'by hand' | 'on merge'): string {
  const on = start === 'by hand' ? 'pull_request:\nworkflow_dispatch:\n' : 'pull_request:\npush:\n  branches: [main]\n';
  const deploys = start === 'by hand' ? "github.event_name == 'workflow_dispatch'" : "github.event_name == 'push'";
  return workflow('deliver', on, [
    test,
    deployTo('staging', 'test', deploys),
    deployTo('production', 'staging', deploys),
  ]);
}

const test: Job = {
  name: 'test',
  steps: [
    checkout,
    '- uses: actions/setup-go@v6\n  with:\n    go-version-file: go.mod\n',
    commands('Test', 'go vet ./...', 'go test -race ./...'),
    commands('Build', 'docker build --tag payments:new .'),
    commands(
      'Publish',
      `docker tag payments:new ${registry}/payments/payments:\${{ github.sha }}`,
      `docker push ${registry}/payments/payments:\${{ github.sha }}`,
    ),
  ],
};

/** The version stands in the pipeline alone: no commit tells what runs. */
function deployTo(environment: 'staging' | 'production', needs: string, condition: string): Job {
  return {
    name: environment,
    more: `    needs: ${needs}\n    if: ${condition}\n    environment: ${environment}\n`,
    steps: [
      checkout,
      '- uses: azure/setup-helm@v4\n',
      commands('Reach the cluster', 'mkdir -p ~/.kube', 'echo "${{ secrets.KUBECONFIG }}" > ~/.kube/config'),
      commands(
        'Deploy',
        `helm upgrade --install payments deploy/chart --namespace payments --values deploy/${environment}.yaml --set image.tag=\${{ github.sha }}`,
      ),
    ],
  };
}
