import { joinPath } from '@/lib/scan/documents/folder';
import { deploysOf } from '@/lib/scan/documents/pipelines/deploys';
import type { Pipeline } from '@/lib/scan/documents/pipelines/pipeline';

const compose =
  /\bdocker(?:-|\s+)compose\s([^\n;&|]{0,1000})\b(?:up|pull)\b|\bdocker\s+stack\s+deploy\s([^\n;&|]{0,1000})/g;
const named = /(?:^|\s)(?:-f|-c|--file|--compose-file)[= ]["']?([^\s"']+)/g;
const byDefault = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];

/**
 * Compose files that pipelines start on a machine of their own: those that the commands of a deploy name, by their place from the
 * root, and the one with the standard name where they name none.
 */
export function startedComposeFiles(pipelines: readonly Pipeline[]): Set<string> {
  const found = new Set<string>();
  for (const { step, tools } of deploysOf(pipelines)) {
    if (!tools.some((tool) => /ssh|docker/.test(tool))) continue;
    for (const text of [step.text, ...Object.values(step.inputs)]) {
      for (const match of text.matchAll(compose)) {
        const files = [...(match[1] ?? match[2] ?? '').matchAll(named)].flatMap(([, file]) => file ?? []);
        for (const file of files.length > 0 ? files : byDefault) found.add(joinPath('', file) ?? file);
      }
    }
  }
  return found;
}
