import { judgeSetting } from '@/lib/scan/documents/secret-funnel';
import { suspicionsInText } from '@/lib/scan/documents/secrets';

const hidden = '•••';
const secretManifest = /^[ \t]*["']?kind["']?\s*:\s*["']?Secret\b/m;
const structure = /^(---|[\]{}[,]*)$/;
const naming = /^\s*(- )?["']?(apiVersion|kind|name|namespace|type)["']?\s*:/;
const section = /^\s*(- )?["']?[\w./-]+["']?\s*:\s*$/;
const setting = /^(\s*(?:- )?(?:export\s+)?["']?[\w./-]+["']?\s*[:=]\s*)\S/;

/**
 * Hides values in the text of a file that holds, or may hold, secrets: their keys and the file's shape stay. The whole file is
 * treated alike, since a secret may go over many lines. A text without suspicion comes back as it is.
 */
export function hideSecrets(text: string, isKnownToHoldSecrets: boolean): string {
  const isSuspicious =
    isKnownToHoldSecrets ||
    secretManifest.test(text) ||
    suspicionsInText(text).length > 0 ||
    text.split('\n').some(isSecretSetting);
  return isSuspicious ? text.split('\n').map(hideValue).join('\n') : text;
}

function isSecretSetting(line: string): boolean {
  const [, name, value] = /^\s*(?:- )?(?:export\s+)?["']?([\w.-]+)["']?\s*[:=]\s*["']?([^"'\s]+)/.exec(line) ?? [];
  return name !== undefined && value !== undefined && judgeSetting(name, value) !== null;
}

function hideValue(line: string): string {
  if (structure.test(line.trim()) || naming.test(line) || section.test(line)) return line;
  const start = setting.exec(line)?.[1] ?? /^\s*/.exec(line)?.[0] ?? '';
  return `${start}${hidden}`;
}
