import { afterEach, assert, beforeEach, describe, it, vi } from "vitest"
import { commands } from "../commands.ts"

const printed: Array<string> = []
beforeEach(() => {
  vi.spyOn(console, "log").mockImplementation((text) => {
    printed.push(String(text))
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  printed.length = 0
})

const kv = async (name: string, argv: ReadonlyArray<string>) => {
  const run = await commands.find((command) => command.name === name)?.load()
  return run?.(argv)
}

const SIGNAL = "0191e0d3-0000-7000-8000-000000000001"

describe("an operator's command", () => {
  it.each([
    ["erase", []],
    ["erase", ["--covenant", "c", "--cause", "because", "--reference", "1", SIGNAL]],
    ["erase", ["--covenant", "c", "--cause", "mistake", "--reference", "over Jan", SIGNAL]],
    ["erase", ["--covenant", "c", "--cause", "mistake", "--reference", "1"]],
    ["erase", ["--scrub", SIGNAL]],
    ["erase", ["--everything"]],
    ["export", []],
    ["export", ["signals", "--covenant", "c", "--for", "u"]],
    ["export", ["persons", "--covenant", "c", "--for", "u", "--to", "/tmp/x"]],
    ["export", ["links", "--covenant", "c", "--for", "u", "--to", "/tmp/x", "--format", "xlsx"]],
    ["export", ["links", "--covenant", "c", "--for", "u", "--to", "/tmp/x", "--reason", "curiosity"]],
    ["export", ["links", "--covenant", "c", "--for", "u", "--to", "/tmp/x", "--reference", "over Jan"]],
    ["keys", ["rotate"]],
    ["keys", ["rotate", "master", "x"]],
    ["keys", ["list", "x"]],
    ["keys", ["rotate", "covenant"]],
    ["keys", ["rotate", "covenant", "c"]],
    ["keys", ["rotate", "covenant", "c", "--for", "u"]],
    ["keys", ["rotate", "covenant", "c", "--for", "u", "--reference", "over Jan"]],
    ["keys", ["rotate", "covenant", "c", "--agreed", "yes"]],
    ["export", ["links", "--covenant", "c", "--for", "u", "--to", "/tmp/x", "--agreed", "yes"]],
    ["backup", ["--to", "/tmp/x"]],
    ["backup", ["--to", "/tmp/x", "--keys-to", "/tmp/./x"]],
    ["backup", ["--to", "/tmp/x", "--keys-to", "/tmp/y", "--keep-keys", "soon"]],
    ["rebuild", ["everything"]],
    ["rebuild", ["casework", "now"]],
    ["replay", []],
    ["replay", ["correlator"]],
    ["replay", ["everybody", "--from", "0"]],
    ["replay", ["correlator", "--from", "the start"]],
    ["replay", ["correlator", "--topic", "kruisverband.signals.v1"]],
    ["replay", ["correlator", "--from", "0", "--topic", "signals"]],
    ["encodings", []],
    ["encodings", ["renew"]],
    ["encodings", ["renew", "--covenant", "no such id"]],
    ["encodings", ["status", "now"]],
    ["encodings", ["status", "--everything"]],
    ["retention", ["now"]],
    ["retention", ["--days", "3"]],
    ["retention", ["--preview", "--days", "soon"]],
    ["export-log", ["--from", "yesterday"]],
    ["export-log", ["everything"]],
    ["restore", ["--from", "/tmp/x"]],
    ["restore", ["--from", "/tmp/x", "--keys-from", "/tmp/y", "now"]]
  ])("kv %s %j is called wrongly: it says how, does nothing, and exits 2", async (name, argv) => {
    assert.strictEqual(await kv(name, argv), 2)
    assert.include(printed.join(), `kv ${name}`)
  })

  it.each(["erase", "export", "keys", "backup", "rebuild", "replay", "restore", "retention", "encodings"])(
    "kv %s --help says how, and exits 0",
    async (name) => {
      assert.strictEqual(await kv(name, ["--help"]), 0)
      assert.include(printed.join(), `kv ${name}`)
    }
  )
})
