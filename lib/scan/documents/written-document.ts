import { isObject, type JsonValue } from '@/lib/scan/documents/json';
import type { DocumentText } from '@/lib/scan/documents/split';
import { parseDocument, parseStrictly } from '@/lib/scan/documents/yaml';

/** Gives the lines of a document as they are written, expressions included; null where its file has none. */
export type Written = ((document: DocumentText) => string) | null;

/**
 * An ApplicationSet as it is written, where its expressions stand inside texts: their names tell which parameter of its generators fills
 * them. Null where another kind, or a template around it, has to be neutralised to be read.
 */
export function writtenGenerator(part: DocumentText, written: Written): JsonValue | null {
  if (part.kind !== 'ApplicationSet' || written === null) return null;
  const parsed = parseDocument(written(part));
  return parsed.ok && isObject(parsed.value) ? parsed.value : null;
}

/**
 * An object that is no template itself but carries one as text, for a tool that fills it later (the messages of an alert): without its
 * expressions the text may lose the shape that YAML asks for. Null where an expression stands outside of texts.
 */
export function readAsWritten(part: DocumentText, written: Written) {
  if (written === null) return null;
  const text = written(part);
  const parsed = parseStrictly(text);
  return parsed.ok && isObject(parsed.value) ? { part: { ...part, text }, value: parsed.value } : null;
}
