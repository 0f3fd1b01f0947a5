/** Labelled items written for the tests of training: small, and plain enough to be learned. */
const subjects = {
  migration: ['Migrants wait at the border of Mexico', 'Immigrants from Mexico ask for asylum'],
  crime: ['Gunmen kill two in Mexico', 'Police arrest a murder suspect in Mexico'],
  sports: ['Mexico wins a soccer game', 'A baseball player of Mexico retires'],
  health: ['Mexico opens a hospital', 'Doctors in Mexico fight a disease'],
} as const

/** Lines as a file of labelled items holds them: eight outlets with the same eight subjects, and a Spanish rendering. */
export const specimens: Record<string, unknown>[] = Array.from({ length: 8 }, (_, outlet) =>
  Object.entries(subjects).flatMap(([frame, titles]) =>
    titles.map((title, i) => ({
      id: `${frame}-${i}-${outlet}`,
      outlet: `Outlet ${outlet}`,
      title: `${title}, again`,
      text: '',
      language: 'en',
      relevance: 'mexico',
      frames: [frame],
      immigrants: 'none',
      tone: frame === 'crime' ? 'negative' : 'neutral',
    })),
  ),
)
  .flat()
  .concat(
    Array.from({ length: 8 }, (_, outlet) => ({
      id: `none-${outlet}`,
      outlet: `Outlet ${outlet}`,
      title: 'New Mexico votes on a water bill',
      text: '',
      language: 'en',
      relevance: 'none',
      frames: [],
      immigrants: 'none',
      tone: 'neutral',
    })),
  )
