import { pieces } from '@/tests/fuzz/target';

export const yamlPieces = [
  ...pieces(
    '-␣ :␣ : { } [ ] , ? |⏎ >-⏎ ⏎ ⏎␣␣ ⏎---⏎ ...⏎ # ␣# " \' &a␣ *a <<:␣*a !!binary␣ !reference␣[a,b] %YAML␣1.2⏎ \\ \\" a:␣ ␣␣a:⏎ ␣ a',
  ),
  ...pieces(
    '{{ }} {{- -}} {{␣.Values.a␣}} {{-␣if␣.Values.a␣}}⏎ {{␣else␣if␣not␣.b␣}}⏎ {{-␣end␣}}⏎ {{␣range␣.l␣}}⏎ {{␣define␣"a"␣}}⏎ {{/* */}} {{␣tpl␣(toYaml␣.a)␣.␣|␣nindent␣2␣}}',
  ),
  ...pieces(
    'apiVersion:␣v1⏎ kind:␣List⏎items:⏎ kind:␣Secret⏎ metadata:⏎␣␣name:␣a⏎ spec:⏎ ${A} $(A) ENC[ $patch:␣delete⏎ null ~ 1 true',
  ),
];

export const hclPieces = pieces(
  'resource␣"a"␣"b"␣{⏎ module␣"m"␣{⏎ terraform␣{⏎ } { = " \\" <<EOT⏎ <<-EOT⏎ EOT⏎ ${ %{␣if␣a␣} ␣?␣ ␣:␣ /* */ // # ⏎ [ ] ( ) , for␣a␣in␣b␣: => source␣=␣ "./m" jsonencode( yamldecode( ␣ \\ $${',
);

export const anApplicationSet = `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: a}
spec:
  goTemplate: true
  generators:
    - matrix:
        generators:
          - clusters: {selector: {matchLabels: {env: prod}}}
          - git: {repoURL: https://h/o/r.git, revision: main, directories: [{path: apps/*}], files: [{path: 'e/**/c.yaml'}]}
    - list: {elements: [{cluster: dev, url: a}, {cluster: prod, url: b}]}
  strategy: {type: RollingSync, rollingSync: {steps: [{matchExpressions: [{key: env, operator: In, values: [prod]}]}]}}
  template:
    metadata: {name: '{{.cluster}}-a'}
    spec:
      project: p
      source: {repoURL: https://h/o/r.git, targetRevision: HEAD, path: 'apps/{{.path.basename}}'}
      destination: {server: '{{.url}}', namespace: a}
      syncPolicy: {automated: {prune: true, selfHeal: true}}
`;

export const aValuesFile =
  'image:\n  repository: registry.example.org/a\n  tag: "1.2.3"\npassword: changeme\napplications:\n  a: {source: {repoURL: x}}\n# {"$imagepolicy": "a:b"}\n';

export const aChart =
  'apiVersion: v2\nname: a\nversion: 1.0.0\nappVersion: "2"\ndependencies:\n  - {name: b, version: ">=1", repository: "https://h/c"}\n';

export const kustomizations = [
  'resources: [../base, a.yaml, "https://h/o/r//p?ref=v1"]\npatches:\n  - path: p.yaml\n  - target: {kind: Deployment, name: a.*}\n    patch: |-\n      - op: replace\n        path: /spec/replicas\n        value: 2\nimages: [{name: a, newName: b, newTag: "1"}]\n',
  'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\ncomponents: [../c]\npatchesStrategicMerge: [p.yaml]\npatchesJson6902: [{target: {kind: A}, path: j.yaml}]\nsecretGenerator: [{name: s, literals: [password=x]}]\nhelmCharts: [{name: c, version: 1}]\n',
] as const;
