import type { JsonValue } from '@/lib/scan/documents/json';
import type { DocumentFact } from '@/lib/scan/documents/resource';

/** A place where a credential seems to stand, as read from the bytes alone; the path decides later whether it counts. */
export interface SecretFact {
  line: number;
  key: string;
  what: string;
  certainty: 'high' | 'medium';
}

/** A YAML document that is no Kubernetes object: a values file, a kustomization without a kind, a chart's description, a patch list. */
export interface PlainDocument {
  line: number;
  templated: boolean;
  body: JsonValue;
}

/** What the manifests reader finds in the bytes of one file; nothing in it depends on the file's path, so it is cached by blob. */
export interface ManifestFacts {
  documents: DocumentFact[];
  plain: PlainDocument[];
  problems: { line: number | null; reason: string }[];
  secrets: SecretFact[];
  /** SOPS, git-crypt or ansible-vault ciphertext: values are not readable, by design. */
  encrypted: boolean;
  /** Lines of comments that tell Flux which image to write there; left out where there are none. */
  imageMarkers?: number[];
  /** The text of a template that writes objects of Argo CD for each of some values; left out of every other file. */
  template?: string;
}
