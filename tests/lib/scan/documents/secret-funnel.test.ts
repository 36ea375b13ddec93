import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlaceholder, isSecretName, judgeSetting, judgeValue } from '@/lib/scan/documents/secret-funnel';

/** Looks like what a generator makes; it opens nothing. */
const random = 'k7Qw2Zr9Tb4Xn6Vm1Lp8Hs3Jd5Gf0Yc';

describe('lib/scan/documents/secret-funnel.ts', () => {
  it.each([
    '',
    '  ',
    'changeme',
    'ACCESS_KEY_ID',
    'WEBHOOK-AUTH-TOKEN',
    'my_access_key',
    'my-api-token',
    'CHANGE-ME-PLEASE',
    'HOST-AUTH-TOKEN',
    '{}',
    '%s',
    'placeholder',
    'your-password-here',
    'example',
    'xxxxxxxx',
    '******',
    '<password>',
    '<path:secret/data/db#password>',
    '{{ .Values.password }}',
    '$(DB_PASSWORD)',
    '$DB_PASSWORD',
    `${'$'}{DB_PASSWORD}`,
    '%DB_PASSWORD%',
    '@@DB@@',
    '__DB_PASSWORD__',
    'vault:secret/data/db#password',
    'ref+vault://secret/db#/password',
    'op://vault/item/field',
    'secrets://prod/db.yaml',
    'ENC[AES256_GCM,data:xx,iv:yy,tag:zz,type:str]',
    'arn:aws:secretsmanager:eu-west-1:1:secret:db',
    'projects/acme/secrets/db/versions/1',
    'secret/clusters/a2b.example.org/Db',
    '?{gpg:db/password}',
    '!vault |',
    '@Microsoft.KeyVault(SecretUri=x)',
    'none',
    'true',
    'TODO',
    'aaaaaaaa',
  ])('takes %j for a placeholder or a reference', (value) => {
    expect(isPlaceholder(value)).toBe(true);
    expect(judgeValue('password', value)).toBeNull();
  });

  it.each([
    ['password', true],
    ['POSTGRES_PASSWORD', true],
    ['clientSecret', true],
    ['api-key', true],
    ['apiKey', true],
    ['AWS_SECRET_ACCESS_KEY', true],
    ['.dockerconfigjson', true],
    ['DB_PASS', true],
    ['tls.key', true],
    ['token.json', true],
    ['rabbitmqErlangCookie', true],
    ['session_cookie', false],
    ['password_file', false],
    ['secretName', false],
    ['AWS_ACCESS_KEY_ID', false],
    ['bypass', false],
    ['compass', false],
    ['TOKEN_URL', false],
    ['max_tokens', false],
    ['username', false],
    ['publicKey', false],
  ])('says whether %s names a credential: %s', (name, expected) => {
    expect(isSecretName(name)).toBe(expected);
  });

  it.each([
    ['password', 'S3cure-and-long', { what: 'password', certainty: 'high', by: 'name' }],
    ['password', 'postgres', { what: 'password', certainty: 'medium', by: 'name' }],
    ['password', 'prom-operator', { what: 'password', certainty: 'medium', by: 'name' }],
    ['token', random, { what: 'token', certainty: 'high', by: 'name' }],
    ['secret', 'two words', { what: 'credential', certainty: 'medium', by: 'name' }],
    ['anything', random, { what: 'random-looking value', certainty: 'medium', by: 'look' }],
    ['url', 'postgres://shop:S3cure@db:5432/shop', { what: 'address with a password', certainty: 'high', by: 'form' }],
    [
      'url',
      'postgres://postgres:postgres@db/shop',
      { what: 'address with a password', certainty: 'medium', by: 'form' },
    ],
    [
      'url',
      'mysql+driver://shop_user:shop_pass@localhost/shop',
      { what: 'address with a password', certainty: 'medium', by: 'form' },
    ],
    ['hash', `$2a$10$${random}${random}`.slice(0, 60), { what: 'password hash', certainty: 'medium', by: 'form' }],
    ['auth', `admin:$apr1$${random}`, { what: 'password hash', certainty: 'medium', by: 'form' }],
    [
      '.dockerconfigjson',
      '{"auths":{"r":{"auth":"c2hvcDpTM2N1cmU="}}}',
      { what: 'registry credentials', certainty: 'high', by: 'form' },
    ],
    [
      'config',
      '{"bearerToken":"k7Qw2Zr9Tb4Xn6Vm1Lp8"}',
      { what: 'file with a credential', certainty: 'medium', by: 'form' },
    ],
    [
      'app.properties',
      'db.user=shop\ndb.password=S3cure-and-long\n',
      { what: 'file with a credential', certainty: 'medium', by: 'form' },
    ],
  ])('judges %s = %s', (name, value, verdict) => {
    expect(judgeValue(name, value)).toEqual(verdict);
  });

  it.each([
    ['username', 'shop'],
    ['url', 'https://db.example.net/shop'],
    ['url', 'http://KEY_ID:SECRET_KEY@HOST:PORT/BUCKET'],
    ['url', `postgres://shop:${'$'}{PASSWORD}@db/shop`],
    ['settings.py', 'address = "postgres://{}:{}@db:5432/{}".format(user, password, name)'],
    ['password', '12345'],
    ['password', 'abc'],
    ['tenantId', '0f8fad5b-d9cb-469f-a165-70867728950e'],
    ['secret', '0f8fad5b-d9cb-469f-a165-70867728950e'],
    ['token', '/var/run/secrets/token'],
    ['secret', 'shop.prod.svc'],
    ['ssh', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIk7Qw2Zr9Tb4Xn6Vm1Lp8 me'],
    ['image', `registry/app@${random}`],
    ['.dockerconfigjson', '{"auths":{}}'],
    ['.dockerconfigjson', '{"auths":{"r":{"auth":"changeme"}}}'],
    ['app.properties', `db.password=${'$'}{DB_PASSWORD}\n`],
    ['script.sh', 'password=$(cat /run/password)\nTOKEN=get_token()\n'],
    [
      'script.py',
      'import boto3\ncredentials = boto3.Session().get_credentials()\ntoken = vault2.Client(1).read_Token()\n',
    ],
    ['schema', '{"password":"string","token":"string"}'],
    ['checksum', random],
    ['signing-key', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIk7Qw2Zr9Tb4Xn6Vm1Lp8 me'],
    ['motd', 'welcome-to-the-shop'],
  ])('lets %s = %s pass', (name, value) => {
    expect(judgeValue(name, value)).toBeNull();
  });

  it.each([
    ['DB_PASSWORD', 'S3cure-and-long', 'medium'],
    ['API_TOKEN', random, 'medium'],
    ['DATABASE_URL', 'postgres://shop:S3cure@db/shop', 'high'],
  ])('is careful with a setting: %s', (name, value, certainty) => {
    expect(judgeSetting(name, value)).toMatchObject({ certainty });
  });

  it.each([
    ['existing', random],
    ['secret', 'shop-database'],
    ['token', 'kubernetes'],
    ['password', 'admin'],
    ['password', 'short'],
    ['DATABASE_URL', 'postgres://postgres:postgres@db/shop'],
  ])('lets a setting pass that may be anything: %s = %s', (name, value) => {
    expect(judgeSetting(name, value)).toBeNull();
  });

  it('never says a value, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 12 }), (name, value) => {
        fc.pre(value.trim().length >= 12);
        expect(JSON.stringify(judgeValue(name, value))).not.toContain(value.trim());
      }),
    );
  });
});
