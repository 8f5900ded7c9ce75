import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, assert, describe, it } from "@effect/vitest"
import { dashboardRoutes } from "./dashboardRoutes.ts"

const folder = mkdtempSync(join(tmpdir(), "kv-dist-"))
const dist = join(folder, "dist")
mkdirSync(join(dist, "assets"), { recursive: true })
writeFileSync(join(folder, "secret.txt"), "not for the web")
writeFileSync(join(dist, "index.html"), "<!DOCTYPE html><title>page</title>")
writeFileSync(join(dist, "assets", "app-1a2b.js"), "export {}")
writeFileSync(join(dist, "favicon.svg"), "<svg/>")
afterAll(() => rmSync(folder, { recursive: true }))

const get = (path: string, init?: RequestInit) => dashboardRoutes(dist).request(`http://x${path}`, init)

describe("the dashboard's files", () => {
  it("are kept for ever where their name carries a hash, and nowhere else", async () => {
    const asset = await get("/assets/app-1a2b.js")
    assert.strictEqual(asset.status, 200)
    assert.include(asset.headers.get("cache-control") ?? "", "immutable")
    assert.include(asset.headers.get("content-type") ?? "", "javascript")
    assert.strictEqual((await get("/favicon.svg")).headers.get("cache-control"), "no-cache")
  })

  it("give the page for every path the app routes itself", async () => {
    for (const path of ["/", "/links/0191e0d3", "/index.html", "/nothing.here"]) {
      const answer = await get(path)
      assert.strictEqual(answer.status, 200, path)
      assert.include(await answer.text(), "<title>page</title>")
      assert.strictEqual(answer.headers.get("cache-control"), "no-cache")
    }
    assert.strictEqual((await get("/assets/gone-0000.js")).status, 404)
  })

  it("carry a policy without inline script or style", async () => {
    const policy = (await get("/")).headers.get("content-security-policy") ?? ""
    assert.include(policy, "script-src 'self'")
    assert.include(policy, "frame-ancestors 'none'")
    assert.notInclude(policy, "unsafe-")
  })

  it("never leave their folder", async () => {
    for (const path of [
      "/assets/..%2f..%2fsecret.txt",
      "/..%2fsecret.txt",
      "/%2e%2e/secret.txt",
      "/assets/%2e%2e%2f%2e%2e%2fsecret.txt",
      "/%00.txt"
    ]) {
      const answer = await get(path)
      assert.notInclude(await answer.text(), "not for the web", path)
    }
  })

  it("are read and nothing else", async () => {
    const answer = await get("/", { method: "POST" })
    assert.strictEqual(answer.status, 405)
    assert.strictEqual(answer.headers.get("allow"), "GET, HEAD")
  })
})
