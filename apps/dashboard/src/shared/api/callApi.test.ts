import { confirmLink, getSession, listLinks, postSignal } from "@kruisverband/contract"
import { LinkId, SignalInput } from "@kruisverband/domain"
import { Schema } from "effect"
import { afterEach, describe, expect, it, vi } from "vitest"
import { linkId, sampleLink } from "../../testing/sampleLinks.ts"
import { sampleSession } from "../../testing/sampleRegion.ts"
import { ApiError } from "./ApiError.ts"
import { callApi, rememberCsrf } from "./callApi.ts"

const answers = (body: unknown, status = 200, headers: Record<string, string> = {}) => {
  const spy = vi.fn(async (_url: string, _init: RequestInit) => new Response(JSON.stringify(body), { status, headers }))
  vi.stubGlobal("fetch", spy)
  return spy
}
const kindOf = async (call: Promise<unknown>) => {
  const error = await call.catch((one: unknown) => one)
  return error instanceof ApiError ? error.kind : error
}

describe("callApi", () => {
  afterEach(() => vi.unstubAllGlobals())

  it("builds the address and the body from the endpoint and sends the session's token", async () => {
    const spy = answers(sampleLink(1))
    rememberCsrf("secret-of-the-session")
    const id = LinkId.make(linkId(1))
    await callApi(confirmLink, { params: { id }, body: { reason: "Zelfde adres.", revision: 4 } })
    const [url, init] = spy.mock.calls[0] ?? []
    expect(url).toBe(`/casework/v1/links/${linkId(1)}/confirm`)
    expect(JSON.parse(String(init?.body))).toEqual({ reason: "Zelfde adres.", revision: 4 })
    expect(new Headers(init?.headers).get("x-csrf-token")).toBe("secret-of-the-session")
  })
  it("encodes a query and sends no token with a read", async () => {
    const spy = answers({ links: [], next: null, total: 0 })
    await callApi(listLinks, { query: { state: "proposed", limit: 50 } })
    const [url, init] = spy.mock.calls[0] ?? []
    expect(url).toBe("/casework/v1/links?state=proposed&limit=50")
    expect(new Headers(init?.headers).has("x-csrf-token")).toBe(false)
  })
  it("takes a field it does not know yet, and refuses one of the wrong kind", async () => {
    answers({ ...sampleSession("coordinator"), moreLater: true })
    expect((await callApi(getSession, {})).csrf).toBe("csrf-of-the-test")
    answers({ ...sampleSession("coordinator"), csrf: 5 })
    expect(await kindOf(callApi(getSession, {}))).toBe("unexpected")
  })
  it("tells refusals with their reasons, waits with their seconds, and silence as silence", async () => {
    const reasons = [{ code: "covenant-suspended", clause: "art. 4", text: { nl: "Opgeschort.", en: "Suspended." } }]
    answers({ type: "about:blank", title: "", status: 422, detail: "", instance: "", reasons }, 422)
    const draft = { kind: "polarisation", covenant: "c", observedAt: "2026-11-02", observation: "x" }
    const body = Schema.decodeUnknownSync(SignalInput)(draft)
    const refused = await callApi(postSignal, { body }).catch((error: unknown) => error)
    expect(refused).toMatchObject({ kind: "refused", reasons })
    answers({}, 503, { "retry-after": "7" })
    expect(await callApi(getSession, {}).catch((error: unknown) => error)).toMatchObject({
      kind: "unavailable",
      retryAfter: 7
    })
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("failed")))
    expect(await kindOf(callApi(getSession, {}))).toBe("unreachable")
  })
})
