import { referencedFiles, resolvePipelines } from '@/lib/scan/documents/pipelines/follow';
import { readPipeline } from '@/lib/scan/documents/pipelines/index';
import type { Pipeline, PipelineSystem } from '@/lib/scan/documents/pipelines/pipeline';
import type { PlacedPipeline } from '@/lib/scan/documents/pipelines/pipeline-fact';
import { decodeText } from '@/lib/scan/kept-texts';
import { yamlPieces } from '@/tests/fuzz/seeds';
import { type FuzzTarget, pieces, plainData } from '@/tests/fuzz/target';

const shellPieces = pieces(
  'kubectl␣apply␣-f␣ helm␣upgrade␣ terraform␣plan⏎ --dry-run=client git␣push⏎ make␣all⏎ ./run.sh⏎ cd␣a␣&&␣ | || && ; \\⏎ " \' $( ) ` ${A} $A <<EOF⏎ EOF⏎ # if␣a;␣then⏎ fi⏎ for␣i␣in␣a;␣do⏎ done⏎ >␣/dev/null 2>&1 -n␣ {{ }} sudo␣ xargs␣ bash␣-c␣" sh␣-c␣\' eval␣ export␣A= ⏎',
);
const conditionPieces = pieces(
  "${{ }} github.ref␣==␣'refs/heads/main' && || ! ( ) contains( , startsWith( $CI_COMMIT_BRANCH␣==␣ =~␣/^a/ !~ and( eq( variables['Build.Reason'] needs.a.result != matrix.a inputs.b",
);

const seeds: Record<PipelineSystem, readonly string[]> = {
  'github-actions': [
    "name: a\non:\n  push: {branches: [main, 'release/**'], paths: ['a/**']}\n  pull_request:\n  workflow_dispatch: {inputs: {env: {type: choice, options: [a, b]}}}\njobs:\n  a:\n    if: ${{ github.ref == 'refs/heads/main' && !cancelled() }}\n    strategy: {matrix: {c: [x, y], include: [{c: z}]}}\n    environment: {name: \"${{ matrix.c }}\"}\n    steps:\n      - uses: actions/checkout@v4\n      - run: |\n          make deploy \\\n            ENV=${{ matrix.c }} # why\n        working-directory: a\n      - uses: ./.github/actions/a\n  b:\n    uses: ./.github/workflows/b.yml\n    with: {env: prod}\n",
  ],
  'gitea-actions': ['on: [push]\njobs: {a: {steps: [{run: "kubectl apply -f ."}]}}\n'],
  'gitlab-ci': [
    'include: [{local: /ci/a.yml}, {project: p, file: f}]\nstages: [a]\ndefault: {before_script: [x]}\n.base: &b\n  script: [helm upgrade a .]\n  variables: {A: b}\njob:\n  extends: [.base]\n  <<: *b\n  script:\n    - !reference [.base, script]\n    - ./run.sh\n  rules:\n    - if: $CI_PIPELINE_SOURCE == "merge_request_event" && $A =~ /^x$/\n    - {when: manual, changes: [a/**]}\n  environment: {name: review/$CI_COMMIT_REF_SLUG}\nchild: {trigger: {include: [{local: a.yml}]}}\n',
  ],
  jenkins: [
    "pipeline {\n  agent any\n  environment { A = credentials('x') }\n  triggers { cron('H 4 * * *') }\n  stages {\n    stage('a') {\n      when { branch 'main'; not { changeRequest() } }\n      steps {\n        sh '''make\n        kubectl apply -f .'''\n        sh \"helm upgrade ${a} .\" // x\n        input 'go?'\n      }\n    }\n  }\n}\n",
  ],
  tekton: [
    'apiVersion: tekton.dev/v1\nkind: PipelineRun\nmetadata:\n  name: a\n  annotations: {pipelinesascode.tekton.dev/on-event: "[pull_request, push]", pipelinesascode.tekton.dev/on-target-branch: "[main]"}\nspec:\n  pipelineSpec:\n    tasks: [{name: l, taskSpec: {steps: [{image: x, script: "make", command: [a], args: [b]}]}}]\n',
  ],
  circleci: [
    'version: 2.1\ncommands: {r: {parameters: {p: {default: a}}, steps: [{run: "x << parameters.p >>"}, {when: {condition: a, steps: [checkout]}}]}}\njobs: {c: {steps: [checkout, r, {run: {name: n, command: make}}]}}\nworkflows: {m: {when: {equal: [a, b]}, jobs: [c, {c: {name: d, filters: {branches: {only: /.*/}}, matrix: {parameters: {p: [1]}}}}, {h: {type: approval}}]}}\n',
  ],
  'azure-pipelines': [
    "trigger: {branches: {include: [main], exclude: [a]}}\npr: none\nparameters: [{name: e, default: a, values: [a, b]}]\nstages:\n  - ${{ each e in parameters.e }}:\n      - stage: s\n        condition: and(succeeded(), ne(variables['Build.Reason'], 'PullRequest'))\n        jobs:\n          - deployment: w\n            environment: prod\n            strategy: {runOnce: {deploy: {steps: [{script: make}, {task: HelmDeploy@0, inputs: {command: upgrade}}, {template: t.yml, parameters: {a: b}}]}}}\n",
  ],
  'bitbucket-pipelines': [
    "definitions: {steps: [step: &s {name: a, script: [make]}]}\npipelines:\n  default: [{step: *s}]\n  pull-requests: {'**': [{step: {script: [helm lint .]}}]}\n  branches: {main: [{stage: {steps: [{step: {deployment: prod, trigger: manual, script: [{pipe: a/b:1, variables: {A: b}}]}}]}}]}\n  custom: {r: [{parallel: {steps: [{step: {script: [x]}}]}}]}\n",
  ],
  woodpecker: [
    'when: [{event: push, branch: main}]\nsteps:\n  a: {image: x, commands: [make], when: {event: [tag]}}\n',
  ],
  drone: [
    'kind: pipeline\nname: a\ntrigger: {event: {exclude: [tag]}, branch: [main]}\nsteps: [{name: b, commands: [make], settings: {a: b}}]\n---\nkind: secret\n',
  ],
  buildkite: [
    'steps:\n  - {label: a, command: make, branches: "main !x", if: build.branch == "main"}\n  - block: go\n  - group: g\n    steps: [{commands: [a, b], plugins: [{docker#v1: {image: x}}]}]\n  - wait\n',
  ],
  'argo-workflows': [
    'apiVersion: argoproj.io/v1alpha1\nkind: CronWorkflow\nmetadata: {name: s}\nspec: {workflowSpec: {templates: [{name: a, script: {source: "make", command: [sh]}}, {container: {args: [a]}, initContainers: [{command: [b]}]}]}}\n',
  ],
  'cloud-build': [
    'steps:\n  - {name: gcr.io/a/kubectl, args: [apply, -f, k8s], env: [A=b], dir: a}\n  - {entrypoint: bash, args: [-c, make]}\n',
  ],
  'code-build': [
    'version: 0.2\nenv: {variables: {A: b}}\nphases: {build: {commands: [make, "kubectl apply -f ."], finally: [x]}}\n',
  ],
  concourse: [
    'resources: [{name: r, type: git, source: {branch: main}}]\njobs:\n  - name: a\n    plan:\n      - in_parallel: {steps: [{get: r, trigger: true}]}\n      - do: [{try: {task: t, config: {run: {path: sh, args: [-c, make]}}}}, {task: u, config: {run: {path: r/x.sh}}}]\n',
  ],
  travis: [
    'script: [make]\nbranches: {only: [main]}\njobs: {include: [{stage: a, if: branch = main, script: x}]}\ndeploy: [{provider: script, script: a, on: {branch: main}}]\n',
  ],
  prow: [
    'presubmits:\n  o/r: [{name: a, run_if_changed: ^a, branches: [main], spec: {containers: [{command: [make], args: [t]}]}}]\npostsubmits: [{name: b}]\nperiodics: [{cron: x}]\n',
  ],
  'aicoe-ci': ['check: [thoth-precommit, thoth-build]\n'],
  'pre-commit': [
    'ci: {skip: [a]}\nrepos: [{repo: https://x/y, hooks: [{id: yamllint, args: [-c, x]}]}, {repo: local, hooks: [{id: a, entry: make x, language: system}]}]\n',
  ],
};

const path = 'ci/pipeline.yml';
const others = [
  'run.sh',
  'Makefile',
  'ci/a.yml',
  'a.yml',
  't.yml',
  'ci/t.yml',
  '.github/workflows/b.yml',
  '.github/actions/a/action.yml',
];

/** Reads a pipeline that calls files, and puts both together, as a scan does. */
function resolved(system: PipelineSystem, text: string, called: string): Pipeline[] {
  const placed: PlacedPipeline = { path, objectId: path, counted: true, fact: plainData(readPipeline(system, text)) };
  const asked = new Set(referencedFiles([placed]));
  const texts = others
    .filter((each) => asked.has(each))
    .map((each) => [each, { text: called, objectId: each }] as const);
  return resolvePipelines([placed], new Map(texts));
}

const systems = Object.entries(seeds).map(([system, texts]): [string, FuzzTarget] => [
  `pipeline-${system}`,
  {
    seeds: texts,
    pieces: [...yamlPieces, ...shellPieces, ...conditionPieces],
    // The keys of the table above are those of its type.
    read: (bytes) => resolved(system as PipelineSystem, decodeText(bytes), decodeText(bytes)),
  },
]);

const caller =
  'on: push\njobs:\n  a: {steps: [{run: make all}, {run: ./run.sh prod}, {uses: ./.github/actions/a}]}\n  b: {uses: ./.github/workflows/b.yml}\n';

export const pipelineTargets: Record<string, FuzzTarget> = {
  ...Object.fromEntries(systems),
  'called-files': {
    seeds: [
      'SHELL := /bin/sh\n.PHONY: all\nall: build ## Builds\n\t@kubectl apply -f a \\\n\t  -n b\nbuild:\n\t$(MAKE) -C a x\n',
      '#!/usr/bin/env bash\nset -e\nf() {\n  helm upgrade a . | tee x\n}\ncase "$1" in prod) f;; esac\ncat <<EOF | kubectl apply -f -\nkind: Pod\nEOF\n',
      'runs:\n  using: composite\n  steps: [{run: terraform apply, shell: bash}]\n',
      'on: workflow_call\njobs: {c: {steps: [{run: make all}]}}\n',
    ],
    pieces: [
      ...shellPieces,
      ...pieces(
        '⏎all: ⏎\t@ \t $(MAKE)␣ .PHONY:␣ define␣a⏎ endef⏎ ifeq␣(a,b)⏎ :=␣ ##␣ $$ %.o:␣ runs:⏎ steps:⏎ -␣run:␣ ␣␣',
      ),
    ],
    read: (bytes) => resolved('github-actions', caller, decodeText(bytes)),
  },
};
