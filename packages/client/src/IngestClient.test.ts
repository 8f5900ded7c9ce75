import { describe, expect, it } from "vitest"
import type { SignalBody } from "./bodies.ts"
import { clientCredentials } from "./clientCredentials.ts"
import { isPassing, PlatformUnreachable, SignalRefused } from "./errors.ts"
import { IngestClient, retryAfterOf } from "./IngestClient.ts"

const signal: SignalBody = {
  covenant: "persons",
  kind: "radicalisation",
  observedAt: "2026-10-02",
  observation: "x",
  sealedSubjects: []
}
const problem = {
  type: "https://kruisverband.example/problems/below-minimum-age",
  title: "Refused",
  status: 422,
  detail: "d",
  instance: "i",
  reasons: [{ code: "below-minimum-age", text: { nl: "n", en: "e" } }]
}

/** Answers in turn; remembers the calls. */
const served = (...answers: ReadonlyArray<Response | Error>) => {
  const calls: Array<{ readonly url: string; readonly init: RequestInit; readonly headers: Headers }> = []
  const send: typeof fetch = async (url, init = {}) => {
    const answer = answers[calls.length]
    calls.push({ url: String(url), init, headers: new Headers(init.headers) })
    if (answer instanceof Error) throw answer
    return answer ?? Response.json({ id: "s1" })
  }
  return { calls, fetch: send }
}
const clientOf = (over: { readonly fetch: typeof fetch }, token = async (again: boolean) => (again ? "t2" : "t1")) =>
  new IngestClient({ baseUrl: "https://kv.example/ingest/v1/", token, ...over })

const failure = async (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => undefined,
    (error: unknown) => error
  )

describe("IngestClient", () => {
  it("posts with a token and the signal's own key", async () => {
    const to = served()
    expect(await clientOf(to).post(signal, "k1")).toEqual({ id: "s1" })
    const [call] = to.calls
    expect(call?.url).toBe("https://kv.example/ingest/v1/signals")
    expect(call?.headers.get("authorization")).toBe("Bearer t1")
    expect(call?.headers.get("idempotency-key")).toBe("k1")
    expect(JSON.parse(String(call?.init.body))).toEqual(signal)
  })

  it("sends a batch as lines, and reads lines", async () => {
    const to = served(new Response('{"line":1,"status":201}\n{"line":2,"status":422}\n'))
    expect(await clientOf(to).postBatch([signal, signal], "k1")).toEqual([
      { line: 1, status: 201 },
      { line: 2, status: 422 }
    ])
    expect(String(to.calls[0]?.init.body).trim().split("\n").length).toBe(2)
    expect(to.calls[0]?.headers.get("content-type")).toBe("application/x-ndjson")
  })

  it("asks for another token once when one is not accepted", async () => {
    const to = served(new Response("", { status: 401 }), Response.json({ id: "s1" }))
    await clientOf(to).status("s1")
    expect(to.calls.map(({ headers }) => headers.get("authorization"))).toEqual(["Bearer t1", "Bearer t2"])
    const never = served(new Response("", { status: 401 }), new Response("", { status: 401 }))
    expect(await failure(clientOf(never).status("s1"))).toMatchObject({ name: "SignalRefused", status: 401 })
    expect(never.calls.length).toBe(2)
  })

  it("tells a refusal with its problem document, and anything else with its status", async () => {
    const told = await failure(clientOf(served(Response.json(problem, { status: 422 }))).post(signal, "k"))
    expect(told).toBeInstanceOf(SignalRefused)
    expect(told).toMatchObject({ status: 422, problem, codes: ["below-minimum-age"] })
    expect(isPassing(told)).toBe(false)
    const proxy = await failure(clientOf(served(new Response("<html>", { status: 502 }))).post(signal, "k"))
    expect(proxy).toMatchObject({ status: 502, problem: undefined })
    expect(isPassing(proxy)).toBe(true)
  })

  it("says that it does not know when there is no answer", async () => {
    const lost = await failure(clientOf(served(new TypeError("network"))).post(signal, "k"))
    expect(lost).toBeInstanceOf(PlatformUnreachable)
    expect(isPassing(lost)).toBe(true)
  })

  it("cannot be led elsewhere by an id", async () => {
    const to = served()
    await clientOf(to).withdraw("../requests?x=", "mistake")
    expect(to.calls[0]?.url).toBe("https://kv.example/ingest/v1/signals/..%2Frequests%3Fx%3D/withdraw")
  })
})

describe("retryAfterOf", () => {
  it("reads seconds and dates, and nothing else", () => {
    expect(retryAfterOf("3", 0)).toBe(3_000)
    expect(retryAfterOf("Thu, 01 Jan 1970 00:00:09 GMT", 4_000)).toBe(5_000)
    expect(retryAfterOf("Thu, 01 Jan 1970 00:00:01 GMT", 4_000)).toBe(0)
    expect(retryAfterOf("soon", 0)).toBeUndefined()
    expect(retryAfterOf(null, 0)).toBeUndefined()
  })
})

describe("clientCredentials", () => {
  const options = { tokenEndpoint: "https://kv.example/idp/token", clientId: "school:a", clientSecret: "gehéim" }
  const token = (text: string) => Response.json({ access_token: text, expires_in: 300 })

  it("asks once for many calls, and anew when the token nearly ends or was not accepted", async () => {
    let now = 0
    const to = served(token("a"), token("b"), token("c"))
    const provide = clientCredentials({ ...options, fetch: to.fetch, now: () => now })
    expect(await Promise.all([provide(false), provide(false)])).toEqual(["a", "a"])
    expect(await provide(false)).toBe("a")
    expect(await provide(true)).toBe("b")
    now = 280_000
    expect(await provide(false)).toBe("c")
    expect(to.calls.length).toBe(3)
  })

  it("proves who it is as RFC 6749 writes it", async () => {
    const to = served(token("a"))
    await clientCredentials({ ...options, fetch: to.fetch })(false)
    const sent = Buffer.from((to.calls[0]?.headers.get("authorization") ?? "").slice(6), "base64").toString()
    expect(sent).toBe("school%3Aa:geh%C3%A9im")
    expect(String(to.calls[0]?.init.body)).toBe("grant_type=client_credentials&scope=signals%3Awrite+signals%3Aread")
  })

  it("tells a refusal, and asks again next time", async () => {
    const to = served(new Response("{}", { status: 401 }), token("b"))
    const provide = clientCredentials({ ...options, fetch: to.fetch })
    expect(await failure(provide(false))).toBeInstanceOf(SignalRefused)
    expect(await provide(false)).toBe("b")
  })
})
