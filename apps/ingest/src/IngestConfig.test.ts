import { assert, describe, it } from "@effect/vitest"
import { Redacted, Result } from "effect"
import { readIngestConfig } from "./IngestConfig.ts"

const complete = {
  DATABASE_URL: "postgres://u:geheim@127.0.0.1:5432/kv",
  KAFKA_BROKERS: "127.0.0.1:9092,127.0.0.1:9093",
  ISSUER: "http://127.0.0.1:8080/idp"
}

describe("readIngestConfig", () => {
  it("reads what is set, and fills in the rest", () => {
    const config = Result.getOrThrow(readIngestConfig(complete))
    assert.strictEqual(config.port, 8081)
    assert.strictEqual(config.jwksUri, "http://127.0.0.1:8080/idp/jwks")
    assert.deepStrictEqual(config.kafkaBrokers, ["127.0.0.1:9092", "127.0.0.1:9093"])
    assert.deepStrictEqual(config.masterKey, { kind: "file", path: ".data/keys/master.key" })
  })

  it("takes the master key from its variable, with the former one during a rotation", () => {
    const { masterKey } = Result.getOrThrow(
      readIngestConfig({ ...complete, KRUISVERBAND_MASTER_KEY: "a", KRUISVERBAND_MASTER_KEY_PREVIOUS: "b" })
    )
    assert.strictEqual(masterKey.kind === "value" ? Redacted.value(masterKey.value) : "", "a")
    assert.lengthOf(masterKey.kind === "value" ? (masterKey.previous ?? []) : [], 1)
  })

  it.each([
    ["PORT", "http"],
    ["PORT", "65536"],
    ["DATABASE_URL", "mysql://root:geheim@h/d"],
    ["DATABASE_URL", ""],
    ["MIGRATION_DATABASE_URL", "mysql://root:geheim@h/d"],
    ["KAFKA_BROKERS", ""],
    ["KAFKA_BROKERS", "localhost"],
    ["ISSUER", "idp"],
    ["JWKS_URI", "file:///keys"],
    ["KRUISVERBAND_DATA", "memory"],
    ["KRUISVERBAND_RATE", "fast"],
    ["KRUISVERBAND_OIN", "123"]
  ])("names %s when it holds '%s', what is wanted, and no password", (variable, value) => {
    const result = readIngestConfig({ ...complete, [variable]: value })
    assert.isTrue(Result.isFailure(result))
    if (Result.isFailure(result)) {
      assert.strictEqual(result.failure.variable, variable)
      assert.isNotEmpty(result.failure.wanted)
      assert.notInclude(result.failure.message, "geheim")
    }
  })
})
