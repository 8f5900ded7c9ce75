/** A page as a browser without script sees it. */
export interface Page {
  readonly url: string
  readonly status: number
  readonly headers: Headers
  readonly html: string
}

interface Cookie {
  readonly value: string
  readonly path: string
}

/** Follows redirects and keeps cookies by name and path, as a person's browser does on one host. For tests. */
export const browser = () => {
  const jar = new Map<string, Map<string, Cookie>>()
  let current: Page | undefined

  const keep = (url: URL, response: Response) => {
    for (const line of response.headers.getSetCookie()) {
      const [pair = "", ...attributes] = line.split(";").map((part) => part.trim())
      const name = pair.slice(0, pair.indexOf("="))
      const value = pair.slice(pair.indexOf("=") + 1)
      const path = attributes.find((attribute) => /^path=/iu.test(attribute))?.slice(5) ?? "/"
      const gone = attributes.some((attribute) => /^(?:max-age=0$|expires=Thu, 01 Jan 1970)/iu.test(attribute))
      const cookies = jar.get(url.host) ?? new Map<string, Cookie>()
      jar.set(url.host, cookies)
      if (gone || value === "") cookies.delete(`${name} ${path}`)
      else cookies.set(`${name} ${path}`, { value, path })
    }
  }

  const cookiesFor = (url: URL) =>
    [...(jar.get(url.host) ?? [])]
      .filter(([, cookie]) => url.pathname.startsWith(cookie.path))
      .map(([key, cookie]) => `${key.slice(0, key.indexOf(" "))}=${cookie.value}`)
      .join("; ")

  const go = async (target: string, init: RequestInit, stopAt?: string): Promise<Page> => {
    let url = new URL(target)
    let request = init
    for (let hop = 0; hop < 20; hop += 1) {
      const headers = new Headers(request.headers)
      headers.set("cookie", cookiesFor(url))
      const response = await fetch(url, { ...request, headers, redirect: "manual" })
      keep(url, response)
      const location = response.headers.get("location")
      const next = location === null ? undefined : new URL(location, url)
      if (next === undefined || (stopAt !== undefined && next.href.startsWith(stopAt))) {
        current = { url: url.href, status: response.status, headers: response.headers, html: await response.text() }
        return current
      }
      await response.body?.cancel()
      url = next
      request = {}
    }
    throw new Error("redirected in a circle")
  }

  return {
    open: (url: string, stopAt?: string) => go(url, {}, stopAt),
    /** Fills in the first form of the page. `stopAt`: do not follow a redirect that starts with this. */
    submit: (fields: Record<string, string>, stopAt?: string) => {
      if (current === undefined) throw new Error("no page is open")
      const action = /<form[^>]* action="([^"]*)"/u.exec(current.html)?.[1] ?? ""
      const target = new URL(action.replaceAll("&#38;", "&"), current.url).href
      return go(target, { method: "POST", body: new URLSearchParams(fields) }, stopAt)
    },
    cookie: (host: string, name: string) =>
      [...(jar.get(host) ?? [])].find(([key]) => key.startsWith(`${name} `))?.[1].value
  }
}
