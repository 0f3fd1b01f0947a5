/** An address without the user and password in it, for others to read; a text that is no address or has none, unchanged. */
export function withoutCredentials(url: string): string {
  if (!URL.canParse(url)) return url
  const address = new URL(url)
  if (address.username === '' && address.password === '') return url
  address.username = ''
  address.password = ''
  return address.href
}
