import { suspicionsOfCloudTemplate } from '@/lib/scan/documents/cloud-template-secrets';
import { readGuide } from '@/lib/scan/documents/deployment-guide';
import type { SecretFact } from '@/lib/scan/documents/file-facts';
import { readManifests } from '@/lib/scan/documents/manifests';
import { mayHoldCredential, suspicionsInText, suspicionsOfCode } from '@/lib/scan/documents/secrets';
import { readTerraform } from '@/lib/scan/documents/terraform';
import { plainReader } from '@/lib/scan/read-own-subcharts';
import { factReader } from '@/lib/scan/reading-plan';

/** A file that rules read as text. */
export interface TextFacts {
  text: string;
  secrets: SecretFact[];
}

/** The readers of files that need nothing but their text. */
export const fileReaders = {
  manifests: factReader('manifests', (text) => readManifests(text, false)),
  plain: plainReader,
  terraform: factReader('terraform', readTerraform),
  text: factReader('text', readText, holdsNoCredential),
  credentials: factReader('credentials', (text) => [...suspicionsOfCode(text), ...suspicionsOfCloudTemplate(text)]),
  guide: factReader('guide', readGuide),
};

/** Longest text that is kept whole of a file that rules read as text. */
const longestText = 200_000;

function readText(text: string): TextFacts {
  return { text: text.slice(0, longestText), secrets: suspicionsInText(text) };
}

/** Whole texts are kept, so that one with a credential in it is never written to the cache. */
function holdsNoCredential({ text, secrets }: TextFacts): boolean {
  return secrets.length === 0 && !mayHoldCredential(text) && suspicionsOfCloudTemplate(text).length === 0;
}
