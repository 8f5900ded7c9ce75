/** Value of a cookie in a request; undefined when absent or given twice: then somebody planted one. */
export const readCookie = (request: Request, name: string): string | undefined => {
  const values = (request.headers.get("cookie") ?? "")
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part.startsWith(`${name}=`))
    .map((part) => part.slice(name.length + 1))
  return values.length === 1 ? values[0] : undefined
}

export interface CookieNames {
  readonly session: string
  readonly login: string
  readonly attributes: string
}

/** `__Host-` and `Secure` wherever there is TLS; on plain-http loopback without, as many HTTP clients drop them there (ASVS 3.3.1). */
export const cookieNames = (origin: string): CookieNames =>
  origin.startsWith("https:")
    ? { session: "__Host-kv_session", login: "__Host-kv_login", attributes: "; Path=/; HttpOnly; SameSite=Lax; Secure" }
    : { session: "kv_session", login: "kv_login", attributes: "; Path=/; HttpOnly; SameSite=Lax" }

export const setCookie = (name: string, value: string, names: CookieNames, maxAgeSeconds: number) =>
  `${name}=${value}${names.attributes}; Max-Age=${maxAgeSeconds}`
