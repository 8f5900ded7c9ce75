import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { site } from "./testing/buildSite.ts"
import { findSecrets } from "./testing/findSecrets.ts"

const filesIn = (folder: string): ReadonlyArray<string> =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

describe("what browsers are served", () => {
  const files = filesIn(site)

  it("is more than a page", () => {
    expect(files.length).toBeGreaterThan(10)
  })

  it("holds no secret, no map of the source, and nothing of the machine that built it (ASVS 13.4.2, 13.4.6)", () => {
    const found = files.flatMap((file) => findSecrets(readFileSync(file, "utf8")).map((what) => `${file}: ${what}`))
    expect(found).toEqual([])
    expect(files.filter((file) => file.endsWith(".map"))).toEqual([])
  })

  it.each([
    [`-----BEGIN ${"PRIVATE"} KEY-----`, "private key"],
    [`{"kty":"EC","d":"${"a".repeat(43)}"}`, "private JWK"],
    ["postgres://kruisverband:geheim@db/kv", "database address with a password"],
    ["KRUISVERBAND_MASTER_KEY", "name of a secret setting"],
    ["//# sourceMappingURL=app.js.map", "source map"],
    ["/home/runner/kruisverband/apps", "path of the building machine"],
    [`const a="${"aB3".repeat(15)}9"`, "long random text"]
  ])("would be found: %s", (planted, what) => {
    expect(findSecrets(`const x=1;${planted};`)).toContain(what)
  })
})
