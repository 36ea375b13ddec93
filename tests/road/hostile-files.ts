import type { Files } from '@/tests/road/assess-repository';
import { application, selfHealing } from '@/tests/road/single-target-files';

/** Bytes. */
export const mebibyte = 1024 * 1024;
/** Where the good Application stands. */
const good = 'argocd/web.yaml';
const another = (name: string): string => application(name, 'apps/web', selfHealing);

/** Eleven lists, each of ten aliases of the one before. */
function aliasBomb(): string {
  const lists = Array.from({ length: 11 }, (_, level) => {
    const items =
      level === 0
        ? 'x, x, x, x, x, x, x, x, x, x'
        : Array(10)
            .fill(`*a${level - 1}`)
            .join(', ');
    return `    - &a${level} [${items}]\n`;
  });
  return `${another('bomb')}  info:\n${lists.join('')}`;
}

/** What is in the way, where the Applications are found all the same, and what is said to be unread. */
type Hostility = [name: string, files: Files, found: string[], unread: Record<string, RegExp>];

export const hostilities: Hostility[] = [
  [
    'a YAML of 30 MB',
    { 'argocd/big.yaml': Buffer.alloc(30 * mebibyte, 'a: b\n') },
    [good],
    { 'argocd/big.yaml': /30\.0 MiB of 1\.0 MiB/ },
  ],
  [
    'aliases that expand without end',
    { 'argocd/bomb.yaml': aliasBomb() },
    [good],
    { 'argocd/bomb.yaml': /line \d+: .*too many values/ },
  ],
  [
    'symbolic links out of the repository and in a circle, and a submodule',
    {
      'argocd/passwd.yaml': { symlink: '/etc/passwd' },
      'argocd/up.yaml': { symlink: '../../../outside.yaml' },
      'argocd/circle.yaml': { symlink: 'circle.yaml' },
      'argocd/folder': { symlink: '../..' },
      platform: { submodule: 'ab'.repeat(20) },
    },
    [good],
    {
      'argocd/passwd.yaml': /symbolic link/,
      'argocd/up.yaml': /symbolic link/,
      'argocd/circle.yaml': /symbolic link/,
      platform: /submodule/,
    },
  ],
  [
    'names and contents that are not UTF-8',
    {
      'latin1:argocd/caf\xe9.yaml': another('cafe'),
      'argocd/latin1.yaml': Buffer.from(`# caf\xe9\n${another('latin')}`, 'latin1'),
      'argocd/utf16.yaml': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(another('wide'), 'utf16le')]),
      'argocd/binary.yaml': Buffer.from([0, 159, 146, 150, 0]),
    },
    ['argocd/caf\uFFFD.yaml', 'argocd/latin1.yaml', good],
    { 'argocd/utf16.yaml': /UTF-8/, 'argocd/binary.yaml': /binary/ },
  ],
  [
    'broken YAML and broken templates',
    {
      'argocd/broken.yaml': `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec: {source: [\n---\n${another('second')}`,
      'chart/Chart.yaml': 'name: [\n',
      'chart/templates/odd.yaml':
        '{{- if .Values.x }}\n{{ end\n  kind: Application\napiVersion: argoproj.io/v1alpha1\n',
      'kustomize/kustomization.yaml': 'resources: {a: b}\npatches: 7\ncomponents: [1, null, {}]\n',
      'cloud/main.tf': 'resource "a" {{{ "\n',
    },
    ['argocd/broken.yaml', good],
    { 'argocd/broken.yaml': /^line \d: not valid YAML/, 'chart/Chart.yaml': /^line \d: not valid YAML/ },
  ],
  [
    'names that look like options, commands and parts of JavaScript',
    {
      '--upload-pack=x': 'x',
      '--output=x/kustomization.yaml': 'resources: [a.yaml]\n',
      '--output=x/a.yaml': another('option'),
      '-rf.yaml': 'a: 1\n',
      '$(touch pwned).yaml': 'a: 1\n',
      'new\nline.yaml': another('line'),
      'quote".yaml': another('quote'),
      '__proto__/kustomization.yaml': 'resources: [a.yaml]\n',
      '__proto__/a.yaml': another('proto'),
      'constructor/toString.yaml': another('hasOwnProperty'),
    },
    ['--output=x/a.yaml', '__proto__/a.yaml', good, 'constructor/toString.yaml', 'new\nline.yaml', 'quote".yaml'],
    {},
  ],
  [
    'files that are meant for Cairn and for git',
    {
      '.cairn.yaml': 'exemptions: [{criterion: drift-corrected, reason: none}]\nlevel: 3\n',
      '.cairn/cache.sqlite': 'not a database',
      '.gitattributes': '* filter=evil diff=evil export-ignore -text\n',
      '.gitmodules': '[submodule "x"]\n\tpath = x\n\turl = --upload-pack=touch\n',
    },
    [good],
    {},
  ],
  [
    'folders and values that nest too deep',
    {
      [`${'d/'.repeat(1_000)}deep.yaml`]: another('deep'),
      'argocd/nest.yaml': `${another('nest')}  info: ${'['.repeat(50_000)}${']'.repeat(50_000)}\n`,
      'argocd/nest.json': `{"apiVersion":"argoproj.io/v1alpha1","kind":"Application","spec":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_001)}`,
    },
    [good, `${'d/'.repeat(1_000)}deep.yaml`],
    { 'argocd/nest.yaml': /nesting/, 'argocd/nest.json': /nesting/ },
  ],
  [
    'keys that are parts of JavaScript',
    {
      'argocd/keys.yaml': `${another('keys')}  __proto__:\n    polluted: yes\n  constructor: {prototype: {polluted: yes}}\n`,
      'argocd/kind.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: __proto__\nmetadata: {name: __proto__}\n__proto__: {polluted: yes}\n',
      '.github/workflows/keys.yml':
        'on: {__proto__: {}, pull_request: {}}\njobs:\n  __proto__:\n    steps: [{run: make}]\n  constructor: {steps: [{run: ls, env: {__proto__: {a: b}}}]}\n',
    },
    ['argocd/keys.yaml', good],
    {},
  ],
  [
    'definitions that take each other in',
    {
      'a/kustomization.yaml': 'resources: [../b, ../a, ../../../../etc/passwd, .]\n',
      'b/kustomization.yaml': 'resources: [../a]\ncomponents: [../b]\n',
      '.gitlab-ci.yml': 'include: [{local: /.gitlab-ci.yml}]\na: {extends: b}\nb: {extends: a}\n',
      Makefile: 'a: b\nb: a\n\t$(MAKE) a\n',
      '.github/workflows/circle.yml': 'on: pull_request\njobs:\n  c:\n    uses: ./.github/workflows/circle.yml\n',
    },
    [good],
    {},
  ],
];
