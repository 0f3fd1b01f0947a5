/** What PostgreSQL can keep in text and JSON: it takes no NUL, and a lone surrogate is no UTF-8. */
export const storable = (text: string): string => text.replaceAll('\0', '').toWellFormed()
