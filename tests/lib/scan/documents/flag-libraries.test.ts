import { describe, expect, it } from 'vitest';
import { dependencyFile, flagLibrariesIn } from '@/lib/scan/documents/flag-libraries';

describe('lib/scan/documents/flag-libraries.ts', () => {
  it.each([
    ['package.json', '"@launchdarkly/node-server-sdk": "9.0.0"', '@launchdarkly/node-server-sdk'],
    ['go.mod', '\tgithub.com/Unleash/unleash-client-go/v4 v4.1.0', 'github.com/Unleash/unleash-client-go/v4'],
    ['requirements.txt', 'openfeature-sdk==0.7.0', 'openfeature-sdk'],
    ['pom.xml', '<groupId>dev.openfeature</groupId>', 'dev.openfeature'],
    ['build.gradle', "implementation 'io.getunleash:unleash-client-java:9.0.0'", 'io.getunleash:unleash-client-java'],
    [
      'Shop.csproj',
      '<PackageReference Include="Microsoft.FeatureManagement.AspNetCore" />',
      'Microsoft.FeatureManagement.AspNetCore',
    ],
  ])('finds a library in %s', (path, line, name) => {
    expect(dependencyFile.test(path)).toBe(true);
    expect(flagLibrariesIn(`first\n${line}\n`)).toEqual([{ name, line: 2 }]);
  });

  it('passes over comments, what is indirect, and what only sounds like one', () => {
    const text =
      '# openfeature-sdk\n\tgithub.com/open-feature/go-sdk v1 // indirect\n"name": "launchdarkly"\n"lodash.unleashed": "1"\n';
    expect(flagLibrariesIn(text)).toEqual([]);
    expect(dependencyFile.test('package-lock.json')).toBe(false);
  });
});
