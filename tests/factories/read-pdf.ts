import { getDocumentProxy } from 'unpdf';
import { z } from 'zod';

/** What a reader, and a screen reader, gets of a PDF. */
export interface ReadPdf {
  /** The words of each page in reading order, with single spaces. */
  pages: string[];
  title: unknown;
  language: unknown;
  /** Whether it says that its content is tagged. */
  tagged: boolean;
  /** Kinds of element in the structure of all pages: `H1`, `Table`, `Figure`. */
  elements: string[];
  /** Alternative texts of its figures. */
  alternatives: string[];
  /** `1` for PDF/UA-1. */
  accessibilityPart: unknown;
}

/** Leaves stand for content and have no role. */
const StructureNode = z.object({
  role: z.string().optional(),
  alt: z.string().optional(),
  get children() {
    return z.array(StructureNode).optional();
  },
});

/** Reads a PDF as a reader would. The bytes stay as they are. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const { info, metadata } = await pdf.getMetadata();
  const facts: { Title?: unknown; Language?: unknown } = info;
  const read: ReadPdf = {
    pages: [],
    title: facts.Title,
    language: facts.Language,
    tagged: (await pdf.getMarkInfo())?.Marked === true,
    elements: [],
    alternatives: [],
    accessibilityPart: metadata?.get('pdfuaid:part'),
  };
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    read.pages.push(
      items
        .map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : ''))
        .join('')
        .replace(/\s+/g, ' '),
    );
    collect(StructureNode.parse(await page.getStructTree()), read);
  }
  return read;
}

function collect(node: z.infer<typeof StructureNode>, read: ReadPdf): void {
  if (node.role !== undefined) read.elements.push(node.role);
  if (node.alt !== undefined) read.alternatives.push(node.alt);
  for (const child of node.children ?? []) collect(child, read);
}
