import { assert, describe, it } from "@effect/vitest"
import { Redacted, Result } from "effect"
import { readMasterKey } from "./readMasterKey.ts"

const kms = { KRUISVERBAND_KMS_URL: "https://kms.example:8200", KRUISVERBAND_KMS_TOKEN: "geheim" }

describe("readMasterKey", () => {
  it("takes a file in the data folder unless something else is set", () => {
    assert.deepStrictEqual(Result.getOrThrow(readMasterKey({ KRUISVERBAND_DATA: "/srv/kv" })), {
      kind: "file",
      path: "/srv/kv/keys/master.key"
    })
  })

  it("takes the variable, with the former key during a rotation", () => {
    const read = Result.getOrThrow(
      readMasterKey({ KRUISVERBAND_MASTER_KEY: "a", KRUISVERBAND_MASTER_KEY_PREVIOUS: "b" })
    )
    assert.strictEqual(read.kind === "value" ? Redacted.value(read.value) : "", "a")
    assert.lengthOf(read.kind === "value" ? (read.previous ?? []) : [], 1)
  })

  it("takes the key service before all else, and the key that it takes over from", () => {
    const read = Result.getOrThrow(
      readMasterKey({ ...kms, KRUISVERBAND_MASTER_KEY: "a", KRUISVERBAND_MASTER_KEY_PREVIOUS: "b" })
    )
    assert.strictEqual(read.kind === "transit" ? read.key : "", "kruisverband")
    assert.strictEqual(read.kind === "transit" && read.previous ? Redacted.value(read.previous) : "", "b")
  })

  it.each([
    ["KRUISVERBAND_MASTER_KEY", { KRUISVERBAND_MASTER_KEY_PREVIOUS: "geheim" }],
    ["KRUISVERBAND_DATA", { KRUISVERBAND_DATA: "memory" }],
    ["KRUISVERBAND_KMS_URL", { ...kms, KRUISVERBAND_KMS_URL: "kms" }],
    ["KRUISVERBAND_KMS_TOKEN", { ...kms, KRUISVERBAND_KMS_TOKEN: "" }],
    ["KRUISVERBAND_KMS_KEY", { ...kms, KRUISVERBAND_KMS_KEY: "../other" }]
  ])("names %s when it is missing or wrong, and no secret", (variable, environment) => {
    const read = readMasterKey(environment)
    assert.isTrue(Result.isFailure(read))
    if (Result.isFailure(read)) {
      assert.strictEqual(read.failure.variable, variable)
      assert.notInclude(read.failure.message, "geheim")
    }
  })
})
