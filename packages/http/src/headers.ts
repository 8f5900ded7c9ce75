/** On every answer of an API (NLGov API Design Rules, transport security headers). */
export const apiHeaders = (version: string): Readonly<Record<string, string>> => ({
  "API-Version": version,
  "Cache-Control": "no-store",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY"
})
