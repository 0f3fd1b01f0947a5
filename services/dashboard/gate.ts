/** The pages that stand in the way: a form for a key, and what went wrong. */
import { html } from './html.ts'
import type { Page } from './page.ts'
import { address, type Visit } from './visit.ts'

/** Asks for a key and goes on to the page that was asked for; `complaint` is what was wrong with the one before. */
export function keyPage({ words: w, path, parameters }: Visit, complaint: string): Page {
  const next = path === '/key' ? '/' : address(path, parameters)
  return {
    title: w.keyTitle,
    body: html`
      <section class="lead">
        <h1>${w.keyTitle}</h1>
        <p class="lede">${w.keyLede}</p>
        ${complaint !== '' && html`<p class="problem" role="alert">${complaint}</p>`}
        <form class="key" method="post" action="/key">
          <input type="hidden" name="next" value=${next} />
          <input type="text" autocomplete="username" value=${w.site} hidden />
          <label class="field">
            <span>${w.keyField}</span>
            <input type="password" name="key" required maxlength="200" autocomplete="current-password" />
          </label>
          <button>${w.keySend}</button>
        </form>
        <p class="note">${w.keyKept}</p>
      </section>
    `,
  }
}

/** Says what went wrong. */
export function problemPage({ words: w }: Visit, message: string, title = w.problemTitle): Page {
  return {
    title,
    body: html`
      <section class="lead">
        <h1>${title}</h1>
        <p class="problem" role="alert">${message}</p>
        <p><a href="/">${w.problemBack}</a></p>
      </section>
    `,
  }
}
