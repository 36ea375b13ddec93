import { buildsOrRuns, countBuilds } from '@/lib/scan/built-artifacts';
import type { ToolRule } from '@/lib/scan/documents/pipelines/tool-uses';
import { countedFiles } from '@/lib/scan/files-by-path';
import type { Inventory } from '@/lib/scan/inventory';
import type { OtherSign } from '@/lib/scan/object-indicator';
import { defineToolIndicator } from '@/lib/scan/tool-indicator';

const asked = (value: string): boolean => value !== '' && value !== 'false';

/** Tools that write down what an artifact is made of (detection rules SUP-SBOM). */
const makers: readonly ToolRule[] = [
  { tool: 'Syft', command: /^syft\s/, action: /anchore\/sbom-action$|(^|\/)syft$/ },
  {
    tool: 'Trivy',
    command:
      /^trivy\s(.*\s)?--format[= ](cyclonedx|spdx(-json)?)(\s|$)|^trivy\s(.*\s)?-f\s(cyclonedx|spdx(-json)?)(\s|$)/,
  },
  {
    tool: 'Trivy',
    action: /trivy-action$/,
    only: (input) => /^(cyclonedx|spdx(-json)?|github)$/.test(input('format').toLowerCase()),
  },
  { tool: 'GitHub attestation', action: /^actions\/attest-sbom$/ },
  { tool: 'GitHub attestation', action: /^actions\/attest$/, only: (input) => input('sbom-path') !== '' },
  {
    tool: 'BuildKit',
    action: /docker\/(build-push|bake)-action$/,
    only: (input) => asked(input('sbom')) || /type=sbom/.test(input('attests')),
  },
  {
    tool: 'BuildKit',
    command: /^docker\s(.*\s)?(build|bake)\s(.*\s)?(--sbom(?!=false)(=\S+)?|--attest[= ]\S*type=sbom\S*)(\s|$)/,
  },
  { tool: 'Docker', command: /^docker\s+(sbom|scout\s+sbom)\s/ },
  { tool: 'Docker', action: /docker\/scout-action$/, only: (input) => /\bsbom\b/.test(input('command')) },
  { tool: 'CycloneDX', command: /^(cyclonedx|cyclonedx-\w+|cdxgen|dotnet[- ]cyclonedx)(\s|$)/, action: /cyclonedx/ },
  { tool: 'bom', command: /^bom\s+generate(\s|$)/ },
  { tool: 'SBOM Tool', command: /^sbom-tool\s+generate/, action: /sbom-tool/ },
  { tool: 'SPDX generator', command: /^spdx-sbom-generator(\s|$)/, action: /spdx-sbom-generator/ },
  { tool: 'Ko', command: /^ko\s+(build|publish|apply|resolve)(?!.*--sbom[= ]none)(\s|$)/ },
  { tool: 'cosign', command: /^cosign\s+(attach\s+sbom|attest\s(.*\s)?--type[= ](cyclonedx|spdx\w*))/ },
  { tool: 'SBOM workflow', call: /sbom|bill[-_]of[-_]materials/i },
];

const releaser = /(^|\/)\.?goreleaser[^/]*\.ya?ml$/;
const stored = /(^|\/)(bom|sbom)\.(json|xml)$|\.(spdx|cdx)\.(json|xml)$|\.spdx$/i;

/** A list of what is inside is made for what is built (detection rules SUP-SBOM). */
export const billOfMaterials = defineToolIndicator({
  id: 'bill-of-materials',
  rules: makers,
  others: (inventory) => [...releasers(inventory), ...storedLists(inventory)],
  what: [
    'tools that make a bill of materials in pipelines: syft, trivy with an SBOM format, attest-sbom, BuildKit attestations, CycloneDX',
    'a bill of materials set up for GoReleaser, or stored as a file',
  ],
  none: 'No bill of materials is made or kept here.',
  found: 'A bill of materials is made',
  idle: 'A bill of materials is prepared, and nothing that always runs makes it.',
  hiding: /sbom|release|publish|image|docker|container|build[-_]?(and|push)/i,
  applies: buildsOrRuns,
  notApplicable: 'Nothing is built, run or published from here, so there is nothing to list the contents of.',
  measures: countBuilds,
});

/** The section of GoReleaser's own configuration that makes one. */
function releasers(inventory: Inventory): OtherSign[] {
  return countedFiles(inventory, releaser).flatMap(({ path, objectId }) => {
    const lines = (inventory.texts.get(path) ?? '').split('\n');
    const index = lines.findIndex((line) => /^sboms:\s*(\[\s*\{.*|\[\s*)?(#.*)?$/.test(line));
    if (index < 0) return [];
    return [
      { name: 'GoReleaser', works: true, mark: { path, objectId, line: index + 1, note: 'GoReleaser makes one' } },
    ];
  });
}

function storedLists(inventory: Inventory): OtherSign[] {
  return countedFiles(inventory, stored).map(({ path, objectId }) => ({
    name: 'stored file',
    works: true,
    mark: { path, objectId, line: 1, note: 'a bill of materials' },
  }));
}
