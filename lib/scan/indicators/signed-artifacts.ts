import { buildsOrRuns } from '@/lib/scan/built-artifacts';
import { releasesOf } from '@/lib/scan/chart-releases';
import type { ToolRule } from '@/lib/scan/documents/pipelines/tool-uses';
import { countedFiles } from '@/lib/scan/files-by-path';
import type { Inventory } from '@/lib/scan/inventory';
import type { OtherSign } from '@/lib/scan/object-indicator';
import { defineToolIndicator } from '@/lib/scan/tool-indicator';

/** Tools that sign artifacts or state their origin under a signature (detection rules SUP-SIGN, SUP-PROV). Installing one is not using it. */
const signers: readonly ToolRule[] = [
  {
    tool: 'cosign',
    command: /^cosign\s(.*\s)?(sign|sign-blob|attest|attest-blob)(\s|$)/,
    action: /cosign-sign|sign-image|cosign-action/,
  },
  { tool: 'Notation', command: /^notation\s+sign(\s|$)/, action: /notation-action\/sign|notaryproject\/.*\/sign/ },
  {
    tool: 'GitHub attestation',
    command: /^gh\s+attestation\s+sign/,
    action: /^actions\/attest(-build-provenance|-sbom)?$/,
  },
  {
    tool: 'SLSA provenance',
    call: /slsa-framework\/slsa-github-generator\//,
    action: /slsa-framework\/slsa-github-generator/,
  },
  {
    tool: 'Sigstore',
    command: /^(python3?\s+-m\s+)?sigstore\s(.*\s)?sign(\s|$)|^gitsign\s+attest/,
    action: /gh-action-sigstore|sigstore-action/,
  },
  {
    tool: 'GPG',
    command: /^gpg2?\s(.*\s)?(--detach-sign|--clearsign|--clear-sign|-ab|--detach-sig)(\s|$)|^rpmsign\s|^debsign\s/,
  },
  { tool: 'Helm provenance', command: /^helm\s+package\s(.*\s)?--sign(\s|$)/ },
  { tool: 'Docker Content Trust', command: /^docker\s+trust\s+sign(\s|$)/ },
  { tool: 'Binary Authorization', command: /^gcloud\s(.*\s)?binauthz\s+attestations\s+(create|sign-and-create)/ },
  { tool: 'npm provenance', command: /^(npm|pnpm)\s+publish\s(.*\s)?--provenance(\s|$)/ },
  { tool: 'AWS Signer', command: /^aws\s+signer\s+(start-signing-job|sign-payload)/ },
  {
    tool: 'signing workflow',
    call: /cosign|(^|[-_/])(sign|attest)([-_](image|artifact|container|release))?s?\.ya?ml/i,
  },
];

const releaser = /(^|\/)\.?goreleaser[^/]*\.ya?ml$/;

/** What is built carries a signature or a signed statement of where it comes from. Whether anything checks it, others tell. */
export const signedArtifacts = defineToolIndicator({
  id: 'signed-artifacts',
  rules: signers,
  others: (inventory) => [...releasers(inventory), ...chains(inventory)],
  what: [
    'cosign sign or attest, notation sign, build provenance attestations, the SLSA generator and the like in pipelines',
    'signatures set up for GoReleaser, Tekton Chains',
  ],
  none: 'Nothing is signed here.',
  found: 'What is built is signed',
  idle: 'Signing is prepared, and nothing that always runs does it.',
  hiding: /sign|attest|provenance|release|publish|image|docker|container|build[-_]?(and|push)/i,
  applies: buildsOrRuns,
  notApplicable: 'Nothing is built, run or published from here, so there is nothing to sign.',
});

function releasers(inventory: Inventory): OtherSign[] {
  return countedFiles(inventory, releaser).flatMap(({ path, objectId }) => {
    const lines = (inventory.texts.get(path) ?? '').split('\n');
    const index = lines.findIndex((line) => /^(docker_|binary_)?signs:\s*(\[\s*\{.*|\[\s*)?(#.*)?$/.test(line));
    if (index < 0) return [];
    return [{ name: 'GoReleaser', works: true, mark: { path, objectId, line: index + 1, note: 'GoReleaser signs' } }];
  });
}

/** Tekton Chains signs what every pipeline of its cluster builds. */
function chains(inventory: Inventory): OtherSign[] {
  return releasesOf(inventory, /^tekton-chains?$|^chains$/).map(({ mark }) => ({
    name: 'Tekton Chains',
    works: true,
    mark,
  }));
}
