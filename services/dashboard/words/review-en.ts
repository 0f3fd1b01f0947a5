/** The words of correcting, of the audit and of the instrument's page in English. */
import type { LabelKind } from '@mirador/core/terms.ts'
import type { Count } from '../format.ts'

const some = ({ value, text }: Count, one: string, many: string): string => `${text} ${value === 1 ? one : many}`

export const reviewEn = {
  audit: 'Audit',
  instrument: 'Reliability',
  kinds: {
    relevance: 'Subject',
    frame: 'Frames',
    immigrants: 'Immigrants',
    tone: 'Tone toward Mexico',
  } satisfies Record<LabelKind, string>,

  subject: (name: string) => `Subject: ${name}`,
  right: 'Right',
  wrong: 'Wrong',
  allRight: 'All labels are right',
  correct: 'Correct the labels',
  missing: 'A frame is missing',
  takeBack: 'Take back',
  why: 'Why (goes with the button that you press)',
  whyAudit: 'Why, where it is not plain',
  of: (action: string, label: string) => `${action}: ${label}`,
  confirmed: (who: string, day: string) => `confirmed by ${who}, ${day}`,
  corrected: (who: string, day: string) => `corrected by ${who}, ${day}`,
  denied: (who: string, day: string) => `not there, says ${who}, ${day}`,
  kept: (who: string) => `You say this as ${who}. It counts from the next count on, within seconds.`,

  auditLede:
    'Mentions drawn at random. Say what you see; what the program said is shown after your answer, so that it does not lead you. From these answers alone follows how often it errs.',
  queue: (waiting: Count, answered: Count) =>
    `${some(waiting, 'mention waits', 'mentions wait')}, ${some(answered, 'is', 'are')} answered.`,
  nothingWaits: 'Nothing waits. Draw mentions to go on.',
  drawTitle: 'Draw more mentions',
  drawSize: 'How many',
  drawDesign: 'How',
  designs: {
    simple: 'Each with the same chance',
    rare: 'As many of each frame and framing',
  },
  drawNote: 'The second way finds enough of what is rare; the figures weigh it back.',
  draw: 'Draw',
  send: 'Send and compare',
  answeredTitle: 'Your answer beside the program’s',
  next: 'Next mention',
  person: (who: string) => who,
  model: 'Program',
  opinion: (version: string) => `Second opinion: ${version}`,
  noFrames: 'none',
  differs: 'differs',

  instrumentTitle: 'How far the program can be trusted',
  instrumentLede: (audited: Count) =>
    `${some(audited, 'mention', 'mentions')}, drawn at random and labelled by people who did not see what the program said, show how often it is right. Each figure has its 95 % interval: the fewer were audited, the wider.`,
  notAudited: 'No mention has been audited yet, so nothing can be said. Answer some of the audit first.',
  toAudit: 'Go to the audit',
  precision: 'Right when it says so',
  recall: 'Found of what is there',
  disagreement: 'People disagree',
  audited: 'Seen in',
  saidIs: (said: string, is: string) => `program ${said}, people ${is}`,
  chance: 'Chance finds',
  chanceCounts: (confirmed: string, corrected: string) => `${confirmed} confirmed, ${corrected} corrected`,
  unseen: 'not seen yet',
  readingTitle: 'How to read this',
  reading: [
    'Right when it says so: of 100 mentions that the program gives the label, as many have it.',
    'Found of what is there: of 100 mentions that have the label, as many get it from the program. Only kept mentions can be drawn, so what was never kept is not in it.',
    'People disagree: of 100 mentions, so many where the program and the person differ on this label.',
    'Chance finds are what people confirmed or corrected elsewhere. They are not drawn at random, and no figure here is made of them.',
  ],
  agreementTitle: 'Second opinions',
  agreementNote:
    'What a model of the operator’s own says of the drawn mentions, beside the program. Two machines that agree may both be wrong: this does not say who is right. Kappa is the agreement beyond what chance gives: 1 is full agreement, 0 none beyond chance. The model reads headline and lead; where the program has read the whole article, some of what differs comes from that.',
  compared: (n: Count, failed: string, quotes: string, labels: string) =>
    `${some(n, 'mention', 'mentions')} with both readings; ${failed} without an answer that counts. Refused: ${quotes} quotes that are not in the text, ${labels} labels without one that is.`,
  bothSay: 'Both',
  onlyProgram: 'Only the program',
  onlyOpinion: 'Only the model',
  neitherSays: 'Neither',
  sameShare: 'Agree on',
  kappa: 'Kappa, with its 95 % interval',
  codebookTitle: 'What each label means',
  versions: (version: string) => `Codebook and model: version ${version}.`,
}

export type ReviewWords = typeof reviewEn
