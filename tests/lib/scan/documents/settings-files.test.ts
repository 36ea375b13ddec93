import { describe, expect, it } from 'vitest';
import { isSettingsFile } from '@/lib/scan/documents/settings-files';

describe('lib/scan/documents/settings-files.ts', () => {
  it.each([
    '.goreleaser.yaml',
    'tools/.goreleaser.yml',
    '.mergify.yml',
    '.github/mergify.yml',
    '.kodiak.toml',
    '.github/.kodiak.toml',
    'bors.toml',
    '.bulldozer.yml',
    'config/prow/config.yaml',
    '.renovate/automerge.json5',
    '.github/renovate/groups.json',
    '.github/settings.yml',
    '.github/repos/shop.yml',
  ])('takes %s', (path) => {
    expect(isSettingsFile(path)).toBe(true);
  });

  it.each([
    'apps/settings.yml',
    'apps/config.yaml',
    'apps/.mergify.yml',
    'renovate/app.json',
    'apps/prow/deployment.yaml',
  ])('leaves %s', (path) => {
    expect(isSettingsFile(path)).toBe(false);
  });
});
