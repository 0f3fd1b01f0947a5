/** A name as a slug: "El Diario Ñandú & Co." becomes "el-diario-nandu-and-co"; '' where no letter or digit of Latin script is left. */
export function slugify(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/['’`]/g, '')
    .replace(/&/g, ' and ')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .join('-')
}

export const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
