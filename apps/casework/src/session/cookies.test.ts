import { assert, describe, it } from "@effect/vitest"
import { cookieNames, readCookie, setCookie } from "./cookies.ts"

describe("the session's cookie", () => {
  it("is for this host, encrypted connections and no script alone, and crosses from no other site", () => {
    const names = cookieNames("https://kruisverband.example")
    const cookie = setCookie(names.session, "token", names, 60)
    assert.isTrue(cookie.startsWith("__Host-kv_session=token; "))
    assert.isTrue(names.login.startsWith("__Host-"))
    for (const part of ["Path=/", "HttpOnly", "SameSite=Lax", "Secure", "Max-Age=60"]) assert.include(cookie, part)
    assert.notInclude(cookie, "Domain")
  })

  it("goes without encryption on this machine only, where clients would drop it", () => {
    const names = cookieNames("http://127.0.0.1:8080")
    const cookie = setCookie(names.session, "token", names, 60)
    assert.isTrue(cookie.startsWith("kv_session=token; "))
    assert.include(cookie, "HttpOnly")
    assert.notInclude(cookie, "Secure")
  })

  it("is not read when it is given twice: somebody planted one", () => {
    const request = (cookie: string) => new Request("http://127.0.0.1/", { headers: { cookie } })
    assert.strictEqual(readCookie(request("a=1; kv_session=x"), "kv_session"), "x")
    assert.isUndefined(readCookie(request("kv_session=x; kv_session=y"), "kv_session"))
    assert.isUndefined(readCookie(request("a=1"), "kv_session"))
  })
})
