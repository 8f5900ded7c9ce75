/** Logs a demo user in as a browser would, and answers the session's cookies. */
export const login = async (origin: string, user: string): Promise<string> => {
  const jar = new Map<string, string>()
  const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ")
  const follow = async (
    url: string,
    init: RequestInit = {}
  ): Promise<{ readonly response: Response; readonly url: string }> => {
    const response = await fetch(url, { ...init, redirect: "manual", headers: { ...init.headers, cookie: cookies() } })
    for (const line of response.headers.getSetCookie()) {
      const pair = line.split(";")[0] ?? ""
      jar.set(pair.slice(0, pair.indexOf("=")).trim(), pair.slice(pair.indexOf("=") + 1))
    }
    const location = response.headers.get("location")
    return location === null ? { response, url } : follow(new URL(location, url).href)
  }
  const page = await follow(`${origin}/casework/v1/session/login`)
  const html = await page.response.text()
  const action = /<form[^>]*action="([^"]+)"/u.exec(html)?.[1]?.replaceAll("&amp;", "&") ?? ""
  const fields = new URLSearchParams({ username: user, password: user })
  for (const [input] of html.matchAll(/<input[^>]*type="hidden"[^>]*>/gu)) {
    const name = /name="([^"]*)"/u.exec(input)?.[1]
    if (name !== undefined) fields.set(name, /value="([^"]*)"/u.exec(input)?.[1] ?? "")
  }
  const target = new URL(action, page.url)
  await follow(target.href, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", origin: target.origin },
    body: fields.toString()
  })
  return cookies()
}
