import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokensIn } from '@/lib/scan/documents/secret-tokens';

/** Made up for these tests, put together at run time so that no scanner takes this file for a leak. */
const random = 'k7Qw2Zr9Tb4Xn6Vm1Lp8Hs3Jd5Gf0Yc';
const noise = (length: number): string => random.repeat(Math.ceil(length / random.length)).slice(0, length);
const hexadecimal = (length: number): string => '7c1e9a04b2d853f6'.repeat(12).slice(0, length);
const dashes = '-'.repeat(5);

function keyBlock(kind: string, content: string, join = '\n'): string {
  return [`${dashes}BEGIN ${kind}PRIVATE KEY${dashes}`, content, `${dashes}END ${kind}PRIVATE KEY${dashes}`].join(join);
}

describe('lib/scan/documents/secret-tokens.ts', () => {
  it.each([
    ['GitHub token', `ghp_${noise(36)}`],
    ['GitHub token', `github_pat_${noise(22)}_${noise(59)}`],
    ['GitLab token', `glpat-${noise(20)}`],
    ['Slack token', `xoxb-${'4829105736'}-${'5830194726'}-${noise(24)}`],
    ['Slack webhook', `https://hooks.slack.com/services/T${'0A4B7C9D2'}/B${'1E5F8G3H6'}/${noise(24)}`],
    ['Google OAuth secret', `GOCSPX-${noise(28)}`],
    ['Stripe key', `sk_live_${noise(24)}`],
    ['npm token', `npm_${noise(36)}`],
    ['PyPI token', `pypi-AgEIcHlwaS5vcmc${noise(60)}`],
    ['SendGrid key', `SG.${noise(22)}.${noise(43)}`],
    ['DigitalOcean token', `dop_v1_${hexadecimal(64)}`],
    ['Docker token', `dckr_pat_${noise(27)}`],
    ['Vault token', `hvs.${noise(90)}`],
    ['Terraform Cloud token', `${noise(14)}.atlasv1.${noise(67)}`],
    ['Azure storage key', `AccountKey=${noise(86)}==`],
    ['Grafana token', `glsa_${noise(32)}_${hexadecimal(8)}`],
    ['private key', keyBlock('', noise(64))],
    ['private key', keyBlock('RSA ', `    ${noise(64)}\n    ${noise(64)}`)],
    ['private key', keyBlock('OPENSSH ', noise(70), '\\n')],
  ])('is certain of a %s', (what, text) => {
    expect(tokensIn(`before: "${text}" after`)).toEqual([expect.objectContaining({ what, certainty: 'high' })]);
  });

  it('takes an AWS key id for a credential only beside its secret', () => {
    const id = `AKIA${'Q7ZR2TBX4NVMLPHS'}`;
    expect(tokensIn(`aws_access_key_id = ${id}`)).toEqual([]);
    expect(tokensIn(`aws_access_key_id = ${id}\naws_secret_access_key = ${noise(40)}\n`)).toMatchObject([
      { certainty: 'high' },
    ]);
  });

  it('is less certain of a key that a passphrase protects', () => {
    expect(tokensIn(keyBlock('ENCRYPTED ', noise(64)))).toMatchObject([{ certainty: 'medium' }]);
    const old = `Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\n${noise(64)}`;
    expect(tokensIn(keyBlock('RSA ', old))).toMatchObject([{ certainty: 'medium' }]);
  });

  it.each([
    ['called a dummy', 'dummyshop', hexadecimal(40), 'medium'],
    ['with an id of ones', 'shop-1234', '1'.repeat(40), 'medium'],
    ['that may be one', 'shop-example', hexadecimal(40), 'high'],
  ])('judges the key of a service account %s', (_, project, id, certainty) => {
    const fields = `"project_id": "${project}",\n"private_key_id": "${id}",\n`;
    expect(tokensIn(`{${fields}"private_key": "${keyBlock('', noise(64), '\\n')}"}`)).toMatchObject([{ certainty }]);
  });

  it.each([
    ['a key without content', keyBlock('', '...')],
    ['a key that a template fills', keyBlock('', '{{ .Values.key }}')],
    [
      'a heading in prose',
      `${dashes}BEGIN PRIVATE KEY${dashes} is how such a file begins, and the rest follows on further lines`,
    ],
    ['a public key', `${dashes}BEGIN PUBLIC KEY${dashes}\n${noise(64)}\n`],
    ['a certificate', `${dashes}BEGIN CERTIFICATE${dashes}\n${noise(64)}\n`],
    ['an example of the manual', `AKIA${'IOSFODNN7EXAMPLE'}`],
    ['a row of one letter', `ghp_${'x'.repeat(36)}`],
    ['the alphabet', `ghp_${'abcdefghijklmnopqrstuvwxyz0123456789'}`],
    ['a test key', `sk_test_${noise(24)}`],
    ['a longer word', `notghp_${noise(36)}x_`],
  ])('finds nothing in %s', (_, text) => {
    expect(tokensIn(text)).toEqual([]);
  });

  it('gives every place, in order', () => {
    const text = `a ghp_${noise(36)}\nb glpat-${noise(20)}\n`;
    expect(tokensIn(text).map(({ index }) => index)).toEqual([2, text.indexOf('glpat')]);
  });

  it('reads any text without failing, and in time that grows with its length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(Array.isArray(tokensIn(`eyJ${text}`))).toBe(true);
      }),
    );
    const text = `eyJ${'a'.repeat(20)}-`.repeat(40_000);
    const start = performance.now();
    tokensIn(text.slice(0, text.length / 8));
    const reference = Math.max(performance.now() - start, 20);
    const again = performance.now();
    tokensIn(text);
    expect((performance.now() - again) / reference).toBeLessThan(40);
  });
});
