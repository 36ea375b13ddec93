import { describe, expect, it } from 'vitest';
import { judgeRead } from '@/tests/fuzz/judge-read';
import { targetNamed } from '@/tests/fuzz/targets';

/** Repetitions. What grows with the square of the input takes minutes for them, what grows with it a fraction of a second. */
const times = 120_000;
const mostMilliseconds = 2_500;

/** Texts that patterns once took long over, by reader. */
const inputs: [reader: string, what: string, text: string][] = [
  ['guides', 'blanks behind a heading', `# a${'\t'.repeat(times)}b`],
  ['guides', 'marks behind a heading', `# a${' #'.repeat(times / 2)}b`],
  ['guides', 'addresses without a blank', 'https://a/b/c/d/'.repeat(times / 16)],
  ['guides', 'headings of tasks below each other', '# restore\n## restore\n'.repeat(times / 22)],
  ['templates', 'lines in a condition', `{{ if${'\n'.repeat(times)}}-- }}`],
  ['templates', 'quotes in a condition that never close', `{{ if ${'$(\\"'.repeat(times / 4)} }}`],
  ['templates', 'conditions that never close', '{{ if a '.repeat(times / 8)],
  [
    'terraform',
    'empty lines in a heredoc',
    `resource "kubernetes_manifest" "a" {\n  manifest = yamldecode(<<-EOT\n${'\n'.repeat(times)}x`,
  ],
  ['plain-manifests', 'brackets that close nothing', `a: b\n${'}'.repeat(30_000)}`],
  ['plain-manifests', 'brackets that never close', `a: ${'['.repeat(30_000)}`],
  ['fact-file', 'values behind their end', '}r": "a"]'.repeat(3_500)],
  ['update-bots', 'comments that never close', `{"extends": [${'/*'.repeat(times / 2)}`],
  ['update-bots', 'texts that never close', '\\"updates:'.repeat(times / 10)],
  ['versions-in-terraform', 'quotes that a text never ends with', `image = "${'\\"'.repeat(times / 2)}\\\r`],
  ['versions-in-variables', 'blanks behind a value', `a: "${'\t'.repeat(times)}" !`],
  ['versions-in-variables', 'blanks in place of a value', `a:${'\t'.repeat(times)}!`],
  [
    'versions-in-manifests',
    'dashes before an image',
    `kind: Pod\napiVersion: v1\nspec:\n  image: a:1\n  b: ${'-'.repeat(times)} image: 1.2\n`,
  ],
  ['repository-addresses', 'slashes', `https://h/${'/'.repeat(times)}x`],
  ['repository-addresses', 'slashes behind lines', `https://h/o${'/\n/'.repeat(times / 3)}`],
  ['repository-addresses', 'steps of a revision', `${'~'.repeat(times)}x`],
  ['pipeline-cloud-build', 'dots of an image', `steps: [{name: ${'r.'.repeat(times / 2)}/, args: [a]}]\n`],
  [
    'pipeline-github-actions',
    'expressions that never close',
    `on: push\njobs: {a: {steps: [{run: "kubectl apply -f ${'${{ '.repeat(times / 4)}"}]}}\n`,
  ],
  [
    'pipeline-github-actions',
    'variables that never close',
    `on: push\njobs: {a: {steps: [{run: "kubectl apply -f ${'${a'.repeat(times / 4)}"}]}}\n`,
  ],
  ['versions-in-values', 'digits behind an image', `image:\n  ${'1'.repeat(times)}: ${'1'.repeat(times)}`],
  ['paths-of-files', 'words in the name of a file', `clusters/prod/values-prod${'.tf'.repeat(1_200)}.yaml`],
  ['called-files', 'calls of targets of one long file', `#!/bin/sh\n${'make all\n'.repeat(7_000)}all:\n\tls\n`],
];

describe('readers of long inputs', () => {
  it.each(inputs)('%s: %s', async (reader, _what, text) => {
    const { fault } = await judgeRead(targetNamed(reader), Buffer.from(text), mostMilliseconds);
    expect(fault).toBeNull();
  });
});
