import { type ToolRule, type ToolUse, toolUses } from '@/lib/scan/documents/pipelines/tool-uses';
import { countedFiles } from '@/lib/scan/files-by-path';
import { defineIndicator, type Mark } from '@/lib/scan/indicator';
import type { Inventory } from '@/lib/scan/inventory';

/** Programs that look for credentials, in pipelines and hooks (detection rules SEC-SCAN). */
const scanners: readonly ToolRule[] = [
  { tool: 'Gitleaks', command: /^gitleaks\s+(detect|protect|git|dir|directory|stdin)(\s|$)/, action: /gitleaks/ },
  { tool: 'TruffleHog', command: /^trufflehog3?\s/, action: /trufflehog/ },
  {
    tool: 'detect-secrets',
    command: /^detect-secrets(-hook)?(\s+(scan|audit)|\s|$)/,
    action: /detect-secrets/,
  },
  { tool: 'ggshield', command: /^ggshield\s+secret\s+scan/, action: /ggshield/ },
  { tool: 'git-secrets', command: /^git[- ]secrets\s+--(scan|register-aws|pre_commit_hook)/, action: /git-secrets/ },
  { tool: 'Talisman', command: /^talisman\s/, action: /talisman/ },
  { tool: 'Kingfisher', command: /^kingfisher\s+scan/, action: /kingfisher/ },
  { tool: 'ripsecrets', command: /^ripsecrets(\s|$)/, action: /ripsecrets/ },
  { tool: 'Trivy', command: /^trivy\s(.*\s)?--(scanners|security-checks)[= ]\S*secret/ },
  {
    tool: 'Trivy',
    action: /trivy-action$/,
    only: (input) => /secret/.test(input('scanners') || input('security-checks')),
  },
  { tool: 'GitLab secret detection', call: /secret[-_]detection/i },
  { tool: 'secret scan', call: /gitleaks|trufflehog|secrets?[-_]scan/i },
];

const configuration =
  /(^|\/)(\.?gitleaks\.toml|\.gitleaksignore|\.secrets\.baseline|\.gitguardian\.ya?ml|\.trufflehog(ignore|\.ya?ml)?|\.talismanrc)$/;

/**
 * Something looks for credentials in what is pushed. The Git host's own search is a setting that no file shows, so that without a scanner
 * of the repository's own it is not known, rather than absent.
 */
export const secretScanning = defineIndicator({
  id: 'secret-scanning',
  detect(inventory) {
    const uses = toolUses(inventory.pipelines, scanners);
    const running = uses.filter(({ start }) => start === 'run');
    const tools = [...new Set(running.map(({ tool }) => tool))].sort();
    const measures = { scans: running.length, tools };
    if (running.length > 0) {
      return {
        outcome: 'present',
        measures,
        marks: running.map(markOf),
        reason: `Pipelines look for secrets: ${tools.join(', ')}.`,
      };
    }
    const prepared = [...uses.map(markOf), ...settings(inventory)];
    if (prepared.length > 0) {
      const reason = 'A search for secrets is set up for developers, and no pipeline runs it.';
      return { outcome: 'partial', measures, marks: prepared, reason };
    }
    const reason =
      'No pipeline and no hook looks for secrets. Whether the Git host does is a setting that only the host shows. Connect it, or import its facts.';
    return { outcome: 'unknown', measures, reason };
  },
});

function markOf({ tool, path, objectId, line, start }: ToolUse): Mark {
  const where =
    start === 'run'
      ? ''
      : start === 'local'
        ? ', on the machines of those who set it up'
        : ', in a job that nothing starts';
  return { path, objectId, line, note: `${tool}${where}` };
}

function settings(inventory: Inventory): Mark[] {
  return countedFiles(inventory, configuration).map(({ path, objectId }) => ({
    path,
    objectId,
    line: 1,
    note: 'settings of a search for secrets',
  }));
}
