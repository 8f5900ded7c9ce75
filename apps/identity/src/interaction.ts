import type { IncomingMessage, ServerResponse } from "node:http"
import type { Provider } from "oidc-provider"
import type { IdentityOptions } from "./IdentityOptions.ts"
import { LoginThrottle } from "./LoginThrottle.ts"
import { expiredPage, languageOf, loginPage, pageHeaders } from "./pages.ts"
import { passwordCheck } from "./passwordCheck.ts"

const MOST_BYTES = 4096

const readForm = async (request: IncomingMessage): Promise<URLSearchParams | undefined> => {
  if (!/^application\/x-www-form-urlencoded\b/u.test(request.headers["content-type"] ?? "")) return undefined
  const chunks: Array<Buffer> = []
  let size = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > MOST_BYTES) return undefined
    chunks.push(bytes)
  }
  return new URLSearchParams(Buffer.concat(chunks).toString("utf8"))
}

const send = (
  response: ServerResponse,
  status: number,
  html: string,
  headers: Record<string, string> = pageHeaders()
) => {
  response.writeHead(status, headers)
  response.end(html)
}

/** A log-in as another person than before ends the earlier log-in at the provider, so that nobody works on under two names. */
const forgetOther = async (
  provider: Provider,
  details: Awaited<ReturnType<Provider["interactionDetails"]>>,
  username: string
) => {
  const before = details.session
  if (before === undefined || before.accountId === username) return
  await (await provider.Session.findByUid(before.uid))?.destroy()
  delete details.session
  await details.save(Math.max(1, details.exp - Math.floor(Date.now() / 1000)))
}

/**
 * The log-in form and its submission, `<mount>/interaction/<uid>`. Forgery is answered by the provider's own signed,
 * path-bound interaction cookie (SameSite=Lax): a form posted from elsewhere finds no interaction.
 */
export const interactionHandler = (provider: Provider, options: IdentityOptions) => {
  const throttle = new LoginThrottle()
  const isRight = passwordCheck(options.users)

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const accepted = request.headers["accept-language"] ?? ""
    const details = await provider.interactionDetails(request, response).catch(() => undefined)
    if (details === undefined || details.prompt.name !== "login") {
      return send(response, 400, expiredPage(languageOf(accepted)))
    }
    const { ui_locales: locales, redirect_uri: redirect } = details.params
    const language = languageOf(typeof locales === "string" && locales !== "" ? locales : accepted)
    const headers = pageHeaders(typeof redirect === "string" ? [new URL(redirect).origin] : [])
    const action = `${new URL(options.issuer).pathname}/interaction/${details.uid}`
    const again = (status: number, username: string, problem?: "wrong" | "wait", extra: Record<string, string> = {}) =>
      send(response, status, loginPage({ language, action, username, ...(problem ? { problem } : {}) }), {
        ...headers,
        ...extra
      })

    if (request.method === "GET" || request.method === "HEAD") return again(200, "")
    if (request.method !== "POST") {
      return send(response, 405, expiredPage(language), { ...headers, allow: "GET, HEAD, POST" })
    }
    const form = await readForm(request)
    if (form === undefined) return send(response, 400, expiredPage(language), { ...headers, connection: "close" })
    const username = (form.get("username") ?? "").trim().slice(0, 100)
    const address = request.socket.remoteAddress ?? ""
    const wait = throttle.wait(username, address)
    if (wait > 0) return again(429, username, "wait", { "retry-after": String(wait) })
    if (!isRight(username, form.get("password") ?? "")) {
      throttle.failed(username, address)
      return again(401, username, "wrong")
    }
    throttle.succeeded(username)
    await forgetOther(provider, details, username)
    await provider.interactionFinished(
      request,
      response,
      { login: { accountId: username } },
      { mergeWithLastSubmission: false }
    )
  }
}
