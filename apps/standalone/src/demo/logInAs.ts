/** A person's session: what each of their requests carries. */
export interface PersonSession {
  readonly cookie: string
  readonly csrf: string
}

/** Logs in as a person of the demo region does: through the form of the embedded provider. */
export const logInAs = async (origin: string, username: string): Promise<PersonSession> => {
  const jar = new Map<string, string>()
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ")
  const go = async (url: URL, init: RequestInit): Promise<{ readonly text: string; readonly url: URL }> => {
    const response = await fetch(url, { ...init, redirect: "manual", headers: { ...init.headers, cookie: cookie() } })
    for (const line of response.headers.getSetCookie()) {
      const [name = "", ...value] = (line.split(";")[0] ?? "").split("=")
      jar.set(name.trim(), value.join("="))
    }
    const text = await response.text()
    const location = response.headers.get("location")
    return location === null ? { text, url } : go(new URL(location, url), {})
  }
  const form = await go(new URL("/casework/v1/session/login", origin), {})
  const action = /<form[^>]*action="([^"]+)"/u.exec(form.text)?.[1] ?? ""
  await go(new URL(action, form.url), {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", origin },
    body: new URLSearchParams({ username, password: username }).toString()
  })
  const session: unknown = JSON.parse((await go(new URL("/casework/v1/session", origin), {})).text)
  const csrf = typeof session === "object" && session !== null && "csrf" in session ? String(session.csrf) : ""
  return { cookie: cookie(), csrf }
}
