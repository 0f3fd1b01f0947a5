/** Pages that stand where an article should: a wall to pay at, or a guard that takes the reader for a machine. */
import type { ArticleFacts } from './metadata.ts'

export const obstacles = ['paywall', 'block-page'] as const
export type Obstacle = (typeof obstacles)[number]

/** A page with more of an article than this has let the reader in. */
const teaser = 1_500

const guardTitle =
  /^(?:just a moment|access (?:to this page )?(?:is |has been )?denied|attention required|are you a (?:robot|human)|robot check|pardon our interruption|please verify|human verification|verifying you|security check|403 forbidden|forbidden|one more step|request (?:blocked|rejected)|you have been blocked|acceso denegado|verificaci[oó]n)/i
const guardWords =
  /verify (?:that )?you(?:'| a)?re? (?:a )?human|unusual traffic|enable (?:javascript|js)(?: and cookies)? to continue|complete the (?:captcha|security check)|detected unusual activity|confirme que (?:es|eres) (?:un )?human/i
const wallWords =
  /(?:subscribe|sign in|log in|register)(?: now| today)? to (?:continue|keep|read)|to (?:continue|keep) reading,? (?:please )?(?:subscribe|sign|log|register)|(?:article|story|content) is (?:for|only (?:for|available)|available (?:only )?to|reserved for|exclusive to) (?:our )?(?:subscribers|members)|already a subscriber\?|subscriber[- ]only|(?:exclusivo|solo|sólo) para suscriptores|suscríb(?:ete|ase) para (?:seguir|continuar|leer)|you(?:'|’)ve reached your (?:monthly )?limit|free articles? (?:left|remaining|this month)/i

/**
 * What keeps readers from the article, if anything: its publisher says that it is not free; or hardly any text is there and
 * the page asks to pay, or to prove that one is no machine. `words` is the text of the whole page.
 */
export function obstacleOf(facts: ArticleFacts, text: string, words: string): Obstacle | undefined {
  if (facts.free === false) return 'paywall'
  if (text.length > teaser) return undefined
  if (guardTitle.test(facts.title ?? '') || guardWords.test(words)) return 'block-page'
  return wallWords.test(words) ? 'paywall' : undefined
}
