import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

/** What a reader gets of a component: its words, and its elements with their attributes as written. */
export interface Markup {
  html: string;
  /** All words in reading order, those for screen readers too, with single spaces. */
  text: string;
  /** Opening tags of a kind, for instance every `<a …>`. */
  tags(name: string): string[];
}

/** Renders on the server, as pages do. */
export function render(node: ReactNode): Markup {
  const html = renderToStaticMarkup(node);
  const text = html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,;:])/g, '$1')
    .trim();
  return { html, text, tags: (name) => html.match(new RegExp(`<${name}[ >][^>]*>?`, 'g')) ?? [] };
}
