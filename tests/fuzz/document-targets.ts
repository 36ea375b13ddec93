import { readGuide } from '@/lib/scan/documents/deployment-guide';
import { flagLibrariesIn } from '@/lib/scan/documents/flag-libraries';
import { parseImage } from '@/lib/scan/documents/images';
import { holdsClusterCredential, holdsState } from '@/lib/scan/documents/key-files';
import { placeOf } from '@/lib/scan/documents/locate';
import { readManifests } from '@/lib/scan/documents/manifests';
import { suspicionsInText, suspicionsOfAssignments } from '@/lib/scan/documents/secrets';
import { neutralizeTemplate } from '@/lib/scan/documents/template';
import { readTerraform } from '@/lib/scan/documents/terraform';
import { readDependabot, readRenovate } from '@/lib/scan/documents/update-bots';
import { decodeText } from '@/lib/scan/kept-texts';
import { aChart, anApplicationSet, aValuesFile, hclPieces, kustomizations, yamlPieces } from '@/tests/fuzz/seeds';
import { type FuzzTarget, pieces, plainData } from '@/tests/fuzz/target';

/** A reader whose facts depend on a text alone. */
function textReader(seeds: readonly string[], parts: readonly string[], read: (text: string) => unknown): FuzzTarget {
  return { seeds, pieces: parts, read: (bytes) => plainData(read(decodeText(bytes)) ?? null) };
}

const aSecret =
  'apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringData:\n  password: "hunter2hunter2"\ndata:\n  token: aHVudGVyMmh1bnRlcjI=\n';
const aPod =
  'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - image: a/b:1\n      env: [{name: PASSWORD, value: x}]\n';
const encrypted =
  'kind: Secret\napiVersion: v1\ndata:\n  a: ENC[AES256_GCM,data:eA==,iv:eA==,tag:eA==,type:str]\nsops:\n  mac: x\n  lastmodified: "2026-01-01"\n  age: []\n';
const aTemplate =
  '{{- if .Values.a }}\napiVersion: apps/v1\nkind: {{ .Values.kind }}\nmetadata:\n  name: {{ include "a" . | quote }}\n{{- range $i, $e := .Values.l }}\n---\n{{ end -}}\n{{- with .Values.b }}\nspec: {{ toYaml . | nindent 2 }}\n{{- end }}\n{{- end }}\n';
const aModule =
  'terraform {\n  required_version = ">= 1"\n  backend "s3" { bucket = "a" }\n}\n\nmodule "m" {\n  source = "git::https://h/o/r//m?ref=v1"\n  version = "1.2"\n}\n\nresource "kubernetes_manifest" "x" {\n  manifest = yamldecode(<<-EOT\n    kind: Pod\n    ${var.a}\n  EOT\n  )\n  count = var.b ? 1 : 0 # why\n}\n';
const aModuleInJson =
  '{"terraform":{"backend":{"s3":{}}},"module":{"m":{"source":"./m"}},"resource":{"a":{"b":[{"c":"${d}"}]}}}';

export const documentTargets: Record<string, FuzzTarget> = {
  manifests: textReader(
    [aSecret, aPod, encrypted, aTemplate, anApplicationSet, `${aPod}---\n${aSecret}...\n---\n# nothing\n`],
    yamlPieces,
    (text) => readManifests(text, false),
  ),
  'plain-manifests': textReader(
    [aValuesFile, aChart, ...kustomizations, aSecret, '- op: replace\n  path: /spec/a~1b\n  value: {a: 1}\n'],
    yamlPieces,
    (text) => readManifests(text, true),
  ),
  templates: textReader([aTemplate, aValuesFile], yamlPieces, (text) => neutralizeTemplate(text)),
  terraform: textReader([aModule, aModuleInJson], hclPieces, readTerraform),
  credentials: textReader(
    ['export PASSWORD="a b"\nTOKEN=x # y\n', '-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----\n', aSecret],
    pieces(
      'export␣ PASSWORD= TOKEN: = " \' # ⏎ -----BEGIN␣ RSA␣PRIVATE␣KEY----- ghp_ AKIA xoxb- eyJhbGciOi . = == ${A} $( ENC[ https://u:p@h/ ://',
    ),
    (text) => [suspicionsInText(text), suspicionsOfAssignments('.env', text)],
  ),
  guides: textReader(
    [
      '# Deploy\n\nText.\n\nRestore\n-------\n\n```sh\nflux bootstrap git\n```\n## Roll back ##\n- kubectl apply -k .\n',
    ],
    pieces('#␣ ##␣ ⏎ ⏎⏎ ``` ~~~ --- === >␣ -␣ [a](b) <!-- --> ` deploy rollback disaster␣recovery flux␣bootstrap ␣'),
    readGuide,
  ),
  'update-bots': textReader(
    [
      '{\n  // why\n  "extends": ["config:recommended", "local>a/b"], /* x */\n  enabled: true,\n}\n',
      'version: 2\nupdates:\n  - package-ecosystem: docker\n    directory: /\n',
      '{"name": "a", "renovate": {"automerge": true}}',
    ],
    pieces('/* */ // " \' \\ { } [ ] , : "extends": "automerge":true "renovate": updates: -␣ ⏎ "a/*b" \\"'),
    (text) => [readDependabot(text), readRenovate(text), readRenovate(text, 'renovate')],
  ),
  'package-files': textReader(
    [
      '{"dependencies": {"@openfeature/server-sdk": "^1", "launchdarkly-node": "1"}}',
      'module a\n\nrequire (\n\tgithub.com/open-feature/go-sdk v1.0.0 // indirect\n)\n',
      '<dependency><groupId>dev.openfeature</groupId><artifactId>sdk</artifactId></dependency>\n',
      'implementation \'io.getunleash:unleash-client-java:9\'\n[tool.poetry.dependencies]\nopenfeature-sdk = "1"\n',
    ],
    pieces(
      '" \' : = ( ) < > </ , ⏎ ␣ dev.openfeature @unleash/ launchdarkly- github.com/Unleash/ flagsmith == ~= // # require␣ <groupId> <artifactId>',
    ),
    flagLibrariesIn,
  ),
  'key-files': textReader(
    [
      'apiVersion: v1\nkind: Config\nusers:\n  - name: a\n    user: {token: x}\n',
      '{"version": 4, "terraform_version": "1", "resources": []}',
    ],
    pieces('kind:␣Config users: user: token: client-key-data: exec: ⏎ ␣␣ -␣ { } [ ] "version": "resources": "serial":'),
    (text) => [holdsClusterCredential(text), holdsState(text)],
  ),
  images: textReader(
    [
      `registry.example.org:5000/a/b:1.2@sha256:${'0'.repeat(64)}`,
      'nginx',
      'a/b:latest',
      '{{ .Values.image }}:{{ .Values.tag }}',
    ],
    pieces(`a / : @ . - _ -- 5000 latest @sha256: ${'0'.repeat(64)} {{␣.V␣}} \${A} $(A) [ ]`),
    parseImage,
  ),
  places: textReader([aPod, aTemplate, anApplicationSet, '- - a: 1\n    b:\n    - c\n'], yamlPieces, (text) =>
    [
      ['spec', 'containers', 0, 'image'],
      [0, 0, 'b'],
      ['metadata', 'name'],
      ['spec', 'generators', 1, 'x'],
    ].map((key) => placeOf(text.split('\n'), key)),
  ),
};
