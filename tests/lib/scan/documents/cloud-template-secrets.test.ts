import { describe, expect, it } from 'vitest';
import { suspicionsOfCloudTemplate } from '@/lib/scan/documents/cloud-template-secrets';

const head = 'AWSTemplateFormatVersion: "2010-09-09"\nResources:\n';
const ofYaml = (line: string) => suspicionsOfCloudTemplate(`${head}      ${line}\n`);

describe('lib/scan/documents/cloud-template-secrets.ts', () => {
  it('finds passwords that are written out, by their lines, and never shows them', () => {
    const text = '{"AWSTemplateFormatVersion": "2010-09-09",\n"LoginProfile" : {\n  "Password" : "b1gBro%wnDog"\n}}\n';
    const [found, ...others] = suspicionsOfCloudTemplate(`\n${text.replace('{"AWS', '{\n"AWS')}`);
    expect(found).toEqual({
      line: 5,
      key: 'Password',
      what: 'password in a template of CloudFormation',
      certainty: 'medium',
    });
    expect(others).toEqual([]);
    expect(JSON.stringify(found)).not.toContain('b1g');
    expect(ofYaml('MasterUserPassword: b1gBro%wnDog')).toHaveLength(1);
  });

  it.each([
    'MasterUserPassword: !Ref Password',
    'MasterUserPassword: ${Password}',
    "MasterUserPassword: '{{resolve:secretsmanager:shop:SecretString:password}}'",
    'MasterUserPassword: changeme-later',
    'MasterUserPassword: default_password',
    'AllowUsersToChangePassword: true',
    'Password:',
    'MinimumPasswordLength: 12345678901',
    'MasterUsername: b1gBro%wnDog',
  ])('finds none in %s', (line) => {
    expect(ofYaml(line)).toEqual([]);
  });

  it('takes blanks behind a value, and a long line of them, in one step', () => {
    expect(ofYaml('MasterUserPassword: b1gBro%wnDog   \r')).toHaveLength(1);
    // A pattern that tries every length of the blanks takes longer than a test may.
    expect(ofYaml(`Password: aaaa${' '.repeat(580)}x\n`.repeat(500))).toEqual([]);
  });

  it('leaves other files alone', () => {
    expect(suspicionsOfCloudTemplate('services:\n  Password: b1gBro%wnDog\n')).toEqual([]);
  });
});
