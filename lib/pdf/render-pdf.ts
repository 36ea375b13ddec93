import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { drawPicture } from '@/lib/pdf/draw-picture';
import type { PdfInput } from '@/lib/pdf/pdf-input';

const FACES = ['400Regular', '600SemiBold', '700Bold'];
/** Results that the compiler keeps for the next file: older ones go, so that its memory stays as it is. */
const KEPT_GENERATIONS = 5;

let compiler: NodeCompiler | undefined;

/**
 * Sets a paper as PDF/UA-1. Text in it reaches the template as data and is never read as markup.
 * Throws where a template is wrong, or a text has a character that no typeface has. The compiler is native code: what it does not
 * expect can end the process, so it is run in one of its own.
 */
export function renderPdf({ projectFolder, template, paper, now }: PdfInput): Uint8Array {
  compiler ??= NodeCompiler.create({
    workspace: join(projectFolder, 'content/report'),
    fontArgs: [{ fontBlobs: FACES.map((face) => readFace(projectFolder, face)) }],
  });
  const pictures = Object.entries(paper.pictures).map(([name, picture]) => [name, drawPicture(picture)]);
  const data = JSON.stringify({ ...paper, pictures: Object.fromEntries(pictures) });
  const pdf = compiler.pdf(
    { mainFilePath: join(projectFolder, 'content/report', `${template}.typ`), inputs: { paper: data } },
    { pdfStandard: 'ua-1', creationTimestamp: Math.floor(Date.parse(now) / 1000) },
  );
  compiler.evictCache(KEPT_GENERATIONS);
  return pdf;
}

function readFace(projectFolder: string, face: string): Buffer {
  const folder = 'node_modules/@expo-google-fonts/source-sans-3';
  return readFileSync(join(projectFolder, folder, face, `SourceSans3_${face}.ttf`));
}
