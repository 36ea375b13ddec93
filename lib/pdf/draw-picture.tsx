import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { LevelStones } from '@/components/charts/level-stones';
import { Pebbles } from '@/components/charts/profile-grid';
import { ShareBar } from '@/components/charts/share-bar';
import { stoneStates } from '@/components/charts/stone-state';
import type { Picture } from '@/lib/export/paper/picture';
import { inPrintColours } from '@/lib/pdf/print-colours';

/** Draws a picture of a paper as an SVG file, by the functions that draw it on pages. */
export function drawPicture(picture: Picture): string {
  const svg = renderToStaticMarkup(chartOf(picture)).replace(/^<svg/, '<svg xmlns="http://www.w3.org/2000/svg"');
  return inPrintColours(svg);
}

function chartOf(picture: Picture): ReactElement {
  if (picture.chart === 'cairn') return <LevelStones states={stoneStates(picture)} label={null} />;
  if (picture.chart === 'pebbles') return <Pebbles step={picture} />;
  return <ShareBar share={picture.share} {...(picture.mark === null ? {} : { mark: picture.mark })} />;
}
