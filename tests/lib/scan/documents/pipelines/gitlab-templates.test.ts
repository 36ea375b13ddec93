import { describe, expect, it } from 'vitest';
import { isKnownScanner } from '@/lib/scan/documents/pipelines/gitlab-templates';
import { manifestValidation } from '@/lib/scan/indicators/manifest-validation';
import { signedArtifacts } from '@/lib/scan/indicators/signed-artifacts';
import { aKustomization, anInventory, someFiles } from '@/tests/factories/inventory';
import { pipelinesOf } from '@/tests/lib/scan/documents/pipelines/read-repository';

describe('lib/scan/documents/pipelines/gitlab-templates.ts', () => {
  it('knows templates that look at source code and packages, and no others', () => {
    expect(isKnownScanner('include template Security/SAST.gitlab-ci.yml')).toBe(true);
    expect(isKnownScanner('include template Jobs/Dependency-Scanning.latest.gitlab-ci.yml')).toBe(true);
    for (const other of ['Auto-DevOps.gitlab-ci.yml', 'Jobs/SAST-IaC.gitlab-ci.yml', 'Terraform.gitlab-ci.yml'])
      expect(isKnownScanner(`include template ${other}`)).toBe(false);
  });

  it('takes them for nothing that could hide a check or a signature', () => {
    const text = 'include:\n  - template: Security/Container-Scanning.gitlab-ci.yml\ntest:\n  script: echo hello\n';
    const inventory = anInventory({
      files: someFiles('Dockerfile'),
      kustomizations: [aKustomization('apps')],
      pipelines: pipelinesOf({ '.gitlab-ci.yml': text }),
    });
    expect(manifestValidation.detect(inventory).outcome).toBe('absent');
    expect(signedArtifacts.detect(inventory).outcome).toBe('absent');
  });
});
