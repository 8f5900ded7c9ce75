/** Where to go after log-in: a path of our own origin, `/` for anything else (no open redirect). */
export const returnPath = (wanted: string | null | undefined, origin: string): string => {
  if (wanted === null || wanted === undefined || !wanted.startsWith("/") || wanted.length > 2000) return "/"
  if (!URL.canParse(wanted, origin)) return "/"
  const url = new URL(wanted, origin)
  return url.origin === origin ? `${url.pathname}${url.search}${url.hash}` : "/"
}
