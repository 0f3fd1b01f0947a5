/** The frame of every page: head, masthead, banner, footer. */
import { languages } from '@mirador/core/terms.ts'
import { render } from 'preact-render-to-string'
import { html, type Markup } from './html.ts'
import { address, cutOf, type Visit } from './visit.ts'
import { words } from './words/words.ts'

export type Page = {
  title: string
  body: Markup
  /** Whether anything shown comes from outlets that were invented. */
  synthetic?: boolean
}
/** Where the files that pages need are served. */
export type Assets = { style: string; icon: string }

/** The whole document. */
export function renderPage(visit: Visit, { title, body, synthetic = false }: Page, assets: Assets): string {
  const { words: w, language } = visit
  const document = html`
    <html lang=${language === 'es' ? 'es-MX' : 'en-US'}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · ${w.site}</title>
        <link rel="icon" href=${assets.icon} type="image/svg+xml" />
        <link rel="stylesheet" href=${assets.style} />
      </head>
      <body>
        <a class="skip" href="#content">${w.skip}</a>
        <${Masthead} visit=${visit} />
        ${synthetic && html`<aside class="synthetic">${w.synthetic}</aside>`}
        <main id="content" tabindex="-1">${body}</main>
        <${Footer} visit=${visit} />
      </body>
    </html>
  `
  return `<!doctype html>${render(document)}`
}

function Masthead({ visit }: { visit: Visit }) {
  const { words: w, path, parameters } = visit
  const cut = cutOf(parameters)
  const pages = [
    { path: '/', name: w.overview },
    { path: '/mentions', name: w.mentions },
    { path: '/feeds', name: w.feeds.title },
    { path: '/audit', name: w.review.audit },
    { path: '/instrument', name: w.review.instrument },
  ]
  return html`
    <header class="masthead">
      <div>
        <a class="wordmark" href="/">${w.site}</a>
        <p class="tagline">${w.tagline}</p>
      </div>
      <nav aria-label=${w.navigation}>
        ${pages.map(
          (page) => html`
            <a href=${address(page.path, cut)} aria-current=${page.path === path ? 'page' : undefined}>${page.name}</a>
          `,
        )}
        <a href="/docs">${w.api}</a>
      </nav>
      <${Languages} visit=${visit} />
    </header>
  `
}

function Languages({ visit: { language, words: w, path, parameters } }: { visit: Visit }) {
  const links = languages.map((other) => {
    const name = words[other].thisLanguage
    const href = address(path, new URLSearchParams([...parameters, ['lang', other]]))
    return other === language
      ? html`<span aria-current="true">${name}</span>`
      : html`<a href=${href} hreflang=${other} lang=${other}>${name}</a>`
  })
  return html`<nav class="languages" aria-label=${w.languageLabel}>${links}</nav>`
}

function Footer({ visit: { words: w, hasKey } }: { visit: Visit }) {
  return html`
    <footer>
      <p>${w.site} · ${w.tagline}</p>
      ${
        hasKey &&
        html`
          <form method="post" action="/key">
            <input type="hidden" name="key" value="" />
            <button class="quiet">${w.keyForget}</button>
          </form>
        `
      }
    </footer>
  `
}
