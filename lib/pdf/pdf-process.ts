import { PdfInput } from '@/lib/pdf/pdf-input';
import { renderPdf } from '@/lib/pdf/render-pdf';

// The entry of the process that sets one file. Bundled into `dist/pdf-process.mjs`. What it throws ends it, with its stack on stderr.
process.once('message', (input) => {
  process.send?.(renderPdf(PdfInput.parse(input)), () => process.disconnect?.());
});

// Either this process is done, or the one that started it is no more.
process.once('disconnect', () => process.exit());
