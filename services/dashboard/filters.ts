/** Forms that narrow a page. They are sent by GET, so the address of a page says all that it shows. */
import { languages, outletHealths } from '@mirador/core/terms.ts'
import type { Codebook } from './api.ts'
import type { Choice, Directory } from './directory.ts'
import { html, type Markup } from './html.ts'
import type { Visit } from './visit.ts'

type SelectProps = { name: string; label: string; none: string; choices: Choice[]; parameters: URLSearchParams }

/** A choice of one; of several where the address already has several. What the address has and we do not know stays. */
function Select({ name, label, none, choices, parameters }: SelectProps) {
  const chosen = parameters.getAll(name)
  const unknown = chosen.filter((value) => !choices.some((choice) => choice.value === value))
  const all = [...choices, ...unknown.map((value) => ({ value, name: value }))]
  return html`
    <label class="field">
      <span>${label}</span>
      <select name=${name} multiple=${chosen.length > 1}>
        ${chosen.length <= 1 && html`<option value="">${none}</option>`}
        ${all.map((choice) => html`<option value=${choice.value} selected=${chosen.includes(choice.value)}>${choice.name}</option>`)}
      </select>
    </label>
  `
}

/** Which outlets: the fields that every page has. */
function CutFields({ visit: { words: w, parameters }, directory }: { visit: Visit; directory: Directory }) {
  const languageChoices = languages.map((value) => ({ value, name: w.languages[value] }))
  return html`
    <${Select} name="collection" label=${w.collection} none=${w.anywhere} choices=${directory.collections} parameters=${parameters} />
    <${Select} name="state" label=${w.state} none=${w.everyState} choices=${directory.states} parameters=${parameters} />
    <${Select} name="language" label=${w.language} none=${w.everyLanguage} choices=${languageChoices} parameters=${parameters} />
  `
}

function Form({ visit: { words: w, path, parameters }, children }: { visit: Visit; children?: Markup }) {
  return html`
    <form class="filters" method="get" action=${path} role="search" aria-label=${w.filters}>
      ${children}
      <div class="actions">
        <button>${w.apply}</button>
        ${parameters.size > 0 && html`<a href=${path}>${w.clear}</a>`}
      </div>
    </form>
  `
}

export function CutForm({ visit, directory }: { visit: Visit; directory: Directory }) {
  const { parameters, words: w } = visit
  const outlets = directory.outlets.filter(({ value }) => parameters.getAll('outlet').includes(value))
  return html`
    <${Form} visit=${visit}>
      <${CutFields} visit=${visit} directory=${directory} />
      ${parameters.has('outlet') && html`<${Select} name="outlet" label=${w.outlet} none=${w.anywhere} choices=${outlets} parameters=${parameters} />`}
    <//>
  `
}

export function FeedForm({ visit, directory }: { visit: Visit; directory: Directory }) {
  const { parameters, words: w } = visit
  const healths = outletHealths.map((value) => ({ value, name: w.feeds.healths[value] }))
  return html`
    <${Form} visit=${visit}>
      <${Select} name="health" label=${w.feeds.health} none=${w.any} choices=${healths} parameters=${parameters} />
      <${Select} name="state" label=${w.state} none=${w.everyState} choices=${directory.states} parameters=${parameters} />
      <${Select} name="outlet" label=${w.outlet} none=${w.anywhere} choices=${directory.outlets} parameters=${parameters} />
    <//>
  `
}

export function MentionForm({
  visit,
  directory,
  codebook,
}: {
  visit: Visit
  directory: Directory
  codebook: Codebook
}) {
  const { words: w, language, parameters } = visit
  const named = (entries: { id: string; name: Record<typeof language, string> }[]) =>
    entries.map(({ id, name }) => ({ value: id, name: name[language] }))
  const day = (name: string, label: string) => html`
    <label class="field">
      <span>${label}</span>
      <input type="date" name=${name} value=${parameters.get(name)?.slice(0, 10) ?? ''} />
    </label>
  `
  return html`
    <${Form} visit=${visit}>
      <label class="field wide">
        <span>${w.search}</span>
        <input type="search" name="q" maxlength="300" value=${parameters.get('q') ?? ''} placeholder=${w.searchHelp} />
      </label>
      <${Select} name="frame" label=${w.frame} none=${w.any} choices=${named(codebook.frames)} parameters=${parameters} />
      <${Select} name="immigrants" label=${w.framing} none=${w.any} choices=${named(codebook.immigrants)} parameters=${parameters} />
      <${Select} name="subFrame" label=${w.subFrame} none=${w.any} choices=${named(codebook.subFrames)} parameters=${parameters} />
      <${Select} name="tone" label=${w.tone} none=${w.any} choices=${named(codebook.tone)} parameters=${parameters} />
      ${day('from', w.from)}${day('to', w.until)}
      <${Select} name="outlet" label=${w.outlet} none=${w.anywhere} choices=${directory.outlets} parameters=${parameters} />
      <${CutFields} visit=${visit} directory=${directory} />
    <//>
  `
}
