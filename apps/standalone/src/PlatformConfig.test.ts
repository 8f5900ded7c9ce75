import { assert, describe, it } from "@effect/vitest"
import { Result } from "effect"
import { readConfig } from "./PlatformConfig.ts"

describe("readConfig", () => {
  it("needs nothing to be set", () => {
    const config = Result.getOrThrow(readConfig({}))
    assert.deepStrictEqual(
      { ...config },
      {
        port: 8080,
        demo: "full",
        databaseUrl: undefined,
        migrationsUrl: undefined,
        kafkaBrokers: undefined,
        data: ".data",
        masterKey: undefined,
        journal: undefined,
        clients: []
      }
    )
  })

  it.each([
    ["PORT", "eighty"],
    ["PORT", "70000"],
    ["KRUISVERBAND_DEMO", "some"],
    ["DATABASE_URL", "mysql://root:geheim@host/db"],
    ["DATABASE_URL", "nonsense"],
    ["KAFKA_BROKERS", "localhost"]
  ])("names %s when it holds %s, and never a password", (variable, value) => {
    const result = readConfig({ [variable]: value })
    assert.isTrue(Result.isFailure(result))
    if (Result.isFailure(result)) {
      assert.strictEqual(result.failure.variable, variable)
      assert.notInclude(result.failure.message, "geheim")
    }
  })

  it("takes the master key from where a variable says that it is", () => {
    const config = Result.getOrThrow(readConfig({ KRUISVERBAND_MASTER_KEY: "a", KRUISVERBAND_JOURNAL: "/srv/j" }))
    assert.strictEqual(config.masterKey?.kind, "value")
    assert.strictEqual(config.journal, "/srv/j")
    const kms = readConfig({ KRUISVERBAND_KMS_URL: "https://kms.example" })
    assert.isTrue(Result.isFailure(kms) && kms.failure.variable === "KRUISVERBAND_KMS_TOKEN")
  })

  it("wants a database beside a broker", () => {
    const result = readConfig({ KAFKA_BROKERS: "127.0.0.1:9092" })
    assert.isTrue(Result.isFailure(result) && result.failure.variable === "DATABASE_URL")
  })
})
