import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isObject, type JsonObject } from '@/lib/scan/documents/json';
import {
  suspicionsInText,
  suspicionsOfAssignments,
  suspicionsOfCode,
  suspicionsOfConfigMap,
  suspicionsOfKustomization,
  suspicionsOfSecret,
  suspicionsOfValues,
  suspicionsOfWorkload,
} from '@/lib/scan/documents/secrets';
import { parseDocument } from '@/lib/scan/documents/yaml';

const random = 'k7Qw2Zr9Tb4Xn6Vm1Lp8Hs3Jd5Gf0Yc';

function bodyOf(text: string): JsonObject {
  const parsed = parseDocument(text);
  if (!parsed.ok || !isObject(parsed.value)) throw new Error('the fixture is no object');
  return parsed.value;
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

function ofSecret(lines: string[]): ReturnType<typeof suspicionsOfSecret> {
  const text = ['apiVersion: v1', 'kind: Secret', ...lines].join('\n');
  return suspicionsOfSecret(bodyOf(text), text);
}

describe('lib/scan/documents/secrets.ts', () => {
  it('finds a password in a Secret, encoded or not, with its line and key', () => {
    expect(
      ofSecret([
        'data:',
        `  password: ${base64('S3cure-and-long')}`,
        'stringData:',
        '  username: shop',
        `  token: ${random}`,
      ]),
    ).toEqual([
      { line: 4, key: 'data.password', what: 'password in a Secret', certainty: 'high' },
      { line: 7, key: 'stringData.token', what: 'token in a Secret', certainty: 'high' },
    ]);
  });

  it.each([
    ['at its head', ['# THIS IS A SAMPLE SECRET, DO NOT USE', 'stringData:', `  token: ${random}`], 'medium'],
    ['above the key', ['stringData:', '  # a fake one', '  # for the tests', `  token: ${random}`], 'medium'],
    ['above another key', ['stringData:', '  # a fake one', '  user: shop', `  token: ${random}`], 'high'],
    ['without such a word', ['stringData:', '  # rotate every month', `  token: ${random}`], 'high'],
  ])('doubts a credential that a comment calls made up: %s', (_, lines, certainty) => {
    const text = (
      /^#/.test(lines[0] ?? '') ? [lines[0], 'kind: Secret', ...lines.slice(1)] : ['kind: Secret', ...lines]
    ).join('\n');
    expect(suspicionsOfSecret(bodyOf(text), text)).toMatchObject([{ key: 'stringData.token', certainty }]);
  });

  it('doubts a value of a chart by the comment straight above it, not by one at the head of the file', () => {
    const key = `-----BEGIN PRIVATE KEY-----${random.repeat(2)}`;
    const certainty = (above: string) => {
      const text = `# fake users\nuser: shop\n${above}tls: "${key}"\n`;
      return suspicionsOfValues(bodyOf(text), text).map((found) => found.certainty);
    };
    expect(certainty('')).toEqual(['high']);
    expect(certainty("# it isn't used anywhere\n")).toEqual(['medium']);
  });

  it.each([
    ['without data', ['type: Opaque']],
    ['with empty values', ['data:', '  password: ""', 'stringData:', '  token:']],
    ['of a service account', ['type: kubernetes.io/service-account-token', 'data:', `  token: ${base64(random)}`]],
    ['that SOPS encrypted', ['data:', '  password: ENC[AES256_GCM,data:x]', 'sops:', '  mac: x']],
    [
      'that SOPS encrypted, save what a rule leaves open',
      ['stringData:', '  token: ENC[AES256_GCM,data:x]', '  password: S3cure-and-long', 'sops:', '  mac: x'],
    ],
    ['with references', ['stringData:', '  password: <path:secret/db#password>', '  token: op://vault/item']],
    [
      'with encoded placeholders',
      ['data:', `  password: ${base64('changeme')}`, `  token: ${base64(`${'$'}{TOKEN}`)}`],
    ],
    ['with a certificate', ['data:', `  ca.crt: ${base64(`${'-'.repeat(5)}BEGIN CERTIFICATE${'-'.repeat(5)}\nMIIB`)}`]],
    ['with binary content', ['data:', `  password: ${Buffer.from([0, 1, 2, 250, 251]).toString('base64')}`]],
    [
      'of an Argo CD repository without a login',
      [
        'metadata:',
        '  labels:',
        '    argocd.argoproj.io/secret-type: repository',
        'stringData:',
        `  project: ${random}`,
      ],
    ],
  ])('finds nothing in a Secret %s', (_, lines) => {
    expect(ofSecret(lines)).toEqual([]);
  });

  it('finds the login of an Argo CD repository', () => {
    const labels = ['metadata:', '  labels:', '    argocd.argoproj.io/secret-type: repo-creds'];
    expect(ofSecret([...labels, 'stringData:', '  password: S3cure-and-long'])).toMatchObject([{ certainty: 'high' }]);
  });

  it('takes plain text below data for what it is', () => {
    expect(ofSecret(['data:', '  password: "not base64: S3cure!"'])).toHaveLength(1);
  });

  it('finds credentials in environment variables, not references to them', () => {
    const text = [
      'spec:',
      '  template:',
      '    spec:',
      '      containers:',
      '        - name: shop',
      '          env:',
      '            - name: DB_PASSWORD',
      '              value: S3cure-and-long',
      '            - name: DB_TOKEN',
      '              valueFrom: { secretKeyRef: { name: db, key: token } }',
      '            - name: SECRET_NAME',
      '              value: shop-database-2024-XY',
      '            - name: DATABASE_URL',
      '              value: postgres://shop:S3cure@db/shop',
    ].join('\n');
    expect(suspicionsOfWorkload(bodyOf(text), 'Deployment', text)).toEqual([
      {
        line: 8,
        key: 'spec.template.spec.containers.0.env.0.value',
        what: 'password in an environment variable',
        certainty: 'medium',
      },
      {
        line: 14,
        key: 'spec.template.spec.containers.0.env.3.value',
        what: 'address with a password in an environment variable',
        certainty: 'high',
      },
    ]);
  });

  it('finds a credential in a ConfigMap', () => {
    const text = 'data:\n  LOG_LEVEL: debug\n  SMTP_PASSWORD: S3cure-and-long\n';
    expect(suspicionsOfConfigMap(bodyOf(text), text)).toMatchObject([{ line: 3, what: 'password in a ConfigMap' }]);
  });

  it('finds a credential in the values that a ConfigMap holds for a chart, on its line', () => {
    const text =
      'kind: ConfigMap\ndata:\n  values.yaml: |\n    ---\n    auth:\n      password: S3cure-and-long\n      existingSecret: shop-2024-XY\n  port: "80"\n';
    expect(suspicionsOfConfigMap(bodyOf(text), text)).toEqual([
      { line: 6, key: 'data.values.yaml.auth.password', what: 'password in values', certainty: 'medium' },
    ]);
    const quoted = 'data:\n  values.yaml: "auth: {password: S3cure-and-long}"\n';
    expect(suspicionsOfConfigMap(bodyOf(quoted), quoted)).toMatchObject([{ line: 2 }]);
    expect(suspicionsOfConfigMap({ data: { 'values.yaml': 'a: [' } }, 'data: {}')).toEqual([]);
  });

  it('is strict with Helm values', () => {
    const text = [
      'auth:',
      '  existingSecret: shop-database-2024-XY',
      '  existingPasswordSecret: shop-passwords-2024-XY',
      '  passwordKey: postgres-password-1',
      '  secretName: shop-secret-token-9A',
      '  username: shop',
      '  password: S3cure-and-long',
      'defaults:',
      '  adminPassword: prom-operator',
      '  rootPassword: ""',
      'list:',
      `  - apiToken: ${random}`,
    ].join('\n');
    expect(suspicionsOfValues(bodyOf(text), text)).toEqual([
      { line: 7, key: 'auth.password', what: 'password in values', certainty: 'medium' },
      { line: 12, key: 'list.0.apiToken', what: 'token in values', certainty: 'medium' },
    ]);
  });

  it('finds nothing in values that SOPS encrypted', () => {
    const text = 'password: S3cure-and-long\nsops:\n  mac: x\n';
    expect(suspicionsOfValues(bodyOf(text), text)).toEqual([]);
  });

  it('finds literals of a secret generator, not of a config map generator', () => {
    const text = [
      'secretGenerator:',
      '  - name: db',
      '    literals:',
      '      - username=shop',
      '      - password="S3cure-and-long"',
      '      - token=changeme',
      'configMapGenerator:',
      '  - name: c',
      '    literals: [password=S3cure-and-long]',
    ].join('\n');
    expect(suspicionsOfKustomization(bodyOf(text), text)).toEqual([
      { line: 5, key: 'secretGenerator.0.literals.1', what: 'password in a generated Secret', certainty: 'high' },
    ]);
  });

  it('finds credentials in the values of a release', () => {
    const text = 'kind: HelmRelease\nspec:\n  values:\n    db:\n      password: S3cure-and-long\n';
    expect(suspicionsOfWorkload(bodyOf(text), 'HelmRelease', text)).toEqual([
      { line: 5, key: 'spec.values.db.password', what: 'password in values', certainty: 'medium' },
    ]);
  });

  it('reads environment files', () => {
    const text = '# comment\nexport DB_PASSWORD="S3cure-and-long"\nDB_HOST=db\nAPI_KEY=\n';
    expect(suspicionsOfAssignments('.env', text)).toEqual([
      { line: 2, key: 'DB_PASSWORD', what: 'password', certainty: 'medium' },
    ]);
  });

  it('reads variables of Terraform, most of which are settings (IAC-10)', () => {
    const text =
      'region = "eu-west-1"\nkey_name = "deployer"\ntoken_ttl = "S3cure-and-long"\n# db_password = "S3cure-and-long"\ndb_password = "S3cure-and-long"\napi_token = "changeme"\nssh_key = "ssh-ed25519 AAAA"\n';
    const found = [{ line: 5, key: 'db_password', what: 'password', certainty: 'medium' }];
    expect(suspicionsOfAssignments('live/prod.tfvars', text)).toEqual(found);
    const json =
      '{\n  "region": "eu-west-1",\n  "database": {"password": "Tr0ub4dor&3x"},\n  "db_password": "changeme"\n}\n';
    expect(suspicionsOfAssignments('live/prod.tfvars.json', json)).toMatchObject([
      { key: 'database.password', line: 3 },
    ]);
    expect(suspicionsOfAssignments('live/prod.json', json)).toEqual([]);
    expect(suspicionsOfAssignments('live/prod.tfvars.json', '{')).toEqual([]);
    expect(suspicionsOfAssignments('live/main.conf', text)).toEqual([]);
  });

  it('gives the line of each token in a text', () => {
    const text = `one\n\ntoken: ghp_${`${random}${random}`.slice(0, 36)}\nx\nglpat-${random.slice(0, 20)}\n`;
    expect(suspicionsInText(text)).toEqual([
      { line: 3, key: '', what: 'GitHub token', certainty: 'high' },
      { line: 5, key: '', what: 'GitLab token', certainty: 'high' },
    ]);
  });

  it('finds what code writes in quotes under the name of a credential', () => {
    const code = [
      'resource "aws_db_instance" "main" {',
      '  username = "shop"',
      '  password = "Vex-atious-2019" # old',
      '  other_password = var.database_password',
      '  token    = "${var.token}"',
      '  secret_name = "shop/production/database"',
      '  client_secret = "shop-client-secret"',
      '  admin_password = "change-me-now"',
      '  kube_password = "KUBE_PASSWORD_2"',
      '  kube_token = "k7Qw2Zr9Tb4Xn6Vm1Lp8-kube"',
      '}',
    ].join('\n');
    expect(suspicionsOfCode(code)).toEqual([{ line: 3, key: 'password', what: 'password', certainty: 'medium' }]);
  });

  it('reads any body without failing', () => {
    const anything = fc.object({ maxDepth: 4, values: [fc.string(), fc.integer(), fc.boolean(), fc.constant(null)] });
    fc.assert(
      fc.property(anything, fc.string(), (data, text) => {
        const body: JsonObject = JSON.parse(
          JSON.stringify({ data, stringData: data, secretGenerator: [data], spec: data }),
        );
        suspicionsOfSecret(body, text);
        suspicionsOfConfigMap(body, text);
        suspicionsOfValues(body, text);
        suspicionsOfKustomization(body, text);
        suspicionsOfWorkload(body, 'Deployment', text);
        suspicionsOfAssignments('.env', text);
      }),
    );
  });
});
