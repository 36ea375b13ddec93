import { type Change, type FileChanges, replace, told, write } from '@/lib/sample/change';
import { featureChanges } from '@/lib/sample/feature-work';
import { registry, workload } from '@/lib/sample/manifests';
import { people } from '@/lib/sample/people';
import { playChanges, type SampleRepository } from '@/lib/sample/repository';
import { checkout, commands, workflow } from '@/lib/sample/workflows';

/** Not yet placed: manifests are in Git, and somebody has to press a button to bring them to production. A password stands in clear text. */
const name = 'sales-reports';
const { greta, piotr } = people.reports;

export function reportsRepository(day: Date): SampleRepository {
  const work = featureChanges({
    subject: name,
    topics: [
      'weekly totals',
      'the margin table',
      'returns by shop',
      'the export for finance',
      'forecasts',
      'holiday weeks',
    ],
    by: [greta, piotr, greta],
    route: () => 'push',
    from: 262,
    until: 2,
    every: [2, 7],
    file: 'reports/queries.sql',
    line: (topic, number) => `-- ${topic}\nselect ${number} as change;\n`,
  });
  return playChanges(name, [...story(), ...work], day);
}

function story(): Change[] {
  return [
    { ago: 276, minutes: 610, author: greta, route: 'push', title: 'Reports as they are', edit: write(start) },
    told(241, [piotr, 'push'], 'Keep the manifests here too', write(manifests())),
    told(203, [piotr, 'push'], 'The database moved', write({ 'k8s/production/database.yaml': database() }), {
      minutes: 960,
    }),
    told(164, [greta, 'push'], 'A button to deploy', write({ '.github/workflows/deploy.yml': pipeline() })),
    told(92, [piotr, 'squash'], 'Try out a pull request', replace('README.md', 'Ask Piotr.', 'Ask Piotr or Greta.')),
    told(
      47,
      [piotr, 'push'],
      'More memory at the end of the month',
      replace('k8s/production/reports.yaml', 'memory: 384Mi', 'memory: 1Gi'),
      { minutes: 1010 },
    ),
  ];
}

const start: FileChanges = {
  'README.md': '# Sales reports\n\nHow to deploy: run the button, then look at the pods. Ask Piotr.\n',
  'reports/queries.sql': '-- what the shops sold\n',
  'requirements.txt': 'pandas==2.3.3\nsqlalchemy==2.0.44\n',
  'main.py': 'from reports import run\n\nrun()\n',
  Dockerfile: 'FROM python:3.13-slim\nCOPY . /app\nCMD ["python", "/app/main.py"]\n',
};

function manifests(): FileChanges {
  return {
    'k8s/production/reports.yaml': workload({
      name: 'reports',
      image: `${registry}/reports/sales-reports:latest`,
      replicas: 1,
    }),
  };
}

/** A Secret with a password that anybody can read. It is put together here so that no file of Cairn itself holds one. */
function database(): string {
  const password = ['Heron', 'v9T', 'quay', '71', 'Lx'].join('-');
  return `apiVersion: v1
kind: Secret
metadata:
  name: reports-database
type: Opaque
stringData:
  username: reports
  password: ${password}
`;
}

function pipeline(): string {
  return workflow('deploy', 'workflow_dispatch:\n', [
    {
      name: 'production',
      more: '    environment: production\n',
      steps: [
        checkout,
        commands(
          'Build',
          `docker build --tag ${registry}/reports/sales-reports:latest .`,
          `docker push ${registry}/reports/sales-reports:latest`,
        ),
        commands('Deploy', 'kubectl apply -f k8s/production/', 'kubectl rollout restart deployment/reports'),
      ],
    },
  ]);
}
