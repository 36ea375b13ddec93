import { type MadeRepository, makeGitRepository } from '@/tests/factories/git-repository';

/** A repository as the budgets ask for: 4,000 files, about 11 MB of YAML, half of its documents needed, a third Helm templates. */
export interface LargeRepository extends MadeRepository {
  /** Paths of the documents that some rule reads, with their text; templates with their expressions already taken out. */
  needed: Map<string, string>;
}

const third = 1_333;

/** Lines that make a document as long as real ones are. */
function filler(seed: number, lines: number): string {
  return Array.from(
    { length: lines },
    (_, line) => `    note-${line}: "value ${seed}-${line} of a setting that somebody keeps here"`,
  ).join('\n');
}

function deployment(index: number, image: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: service-${index}
  namespace: team-${index % 40}
  annotations:
${filler(index, 34)}
spec:
  replicas: 2
  selector:
    matchLabels: { app: service-${index} }
  template:
    metadata:
      labels: { app: service-${index} }
    spec:
      containers:
        - name: app
          image: ${image}
          env:
            - name: LOG_LEVEL
              value: info
`;
}

function application(index: number): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: service-${index}
  annotations:
${filler(index, 36)}
spec:
  project: team-${index % 40}
  source:
    repoURL: https://git.example/acme/configuration
    path: apps/service-${index}
    targetRevision: HEAD
  destination:
    name: production-${index % 3}
    namespace: team-${index % 40}
  syncPolicy:
    automated: { selfHeal: ${index % 7 !== 0}, prune: true }
`;
}

function unneeded(index: number): string {
  return `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: things-${index}.example.io
  annotations:
${filler(index, 36)}
spec:
  group: example.io
  names: { kind: Thing${index}, plural: things-${index} }
`;
}

const chart = (index: number): string => `apiVersion: v2\nname: chart-${index}\nversion: 1.0.${index}\n`;

/** Files by path, the same for every call. */
function filesOf(): { files: Record<string, string>; needed: Map<string, string> } {
  const files: Record<string, string> = {};
  const needed = new Map<string, string>();
  for (let index = 0; index < third; index += 1) {
    const folder = `charts/chart-${index % 60}`;
    if (index < 60) files[`${folder}/Chart.yaml`] = chart(index);
    const templated = index % 2 === 0;
    const path = `${folder}/templates/object-${index}.yaml`;
    files[path] = templated
      ? deployment(index, '{{ .Values.image }}:{{ .Values.tag }}')
      : unneeded(index).replace('things', '{{ .Release.Name }}-things');
    if (templated) needed.set(path, deployment(index, 'neutral:neutral'));
  }
  for (let index = 0; index < third; index += 1) {
    const path = index % 4 === 0 ? `apps/service-${index}/deployment.yaml` : `argocd/service-${index}.yaml`;
    files[path] =
      index % 4 === 0 ? deployment(index, `registry.example/team/service:1.${index}.0`) : application(index);
    needed.set(path, files[path] ?? '');
  }
  for (let index = 0; index < third - 60; index += 1) files[`crds/thing-${index}.yaml`] = unneeded(index + third);
  return { files, needed };
}

/** Makes the repository, with a second commit on the branch `changed` that touches ten files. */
export function makeLargeRepository(): LargeRepository {
  const { files, needed } = filesOf();
  const changed = Object.fromEntries(
    Array.from({ length: 10 }, (_, index) => [
      `argocd/service-${index * 4 + 1}.yaml`,
      application(index * 4 + 1).replace('HEAD', 'main'),
    ]),
  );
  const made = makeGitRepository({
    bare: true,
    commits: [
      { message: 'Everything', date: '2026-01-05T10:00:00Z', files },
      { message: 'Change ten files', date: '2026-01-06T10:00:00Z', files: changed, parents: [0], branch: 'changed' },
    ],
  });
  return { ...made, needed };
}
