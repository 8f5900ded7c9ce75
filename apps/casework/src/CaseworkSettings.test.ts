import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Redacted, Result } from "effect"
import { readCaseworkSettings } from "./CaseworkSettings.ts"

const complete = {
  DATABASE_URL: "postgres://casework:secret-word@127.0.0.1:5432/kv",
  KAFKA_BROKERS: "127.0.0.1:9092",
  PUBLIC_URL: "https://kruisverband.example/",
  INGEST_URL: "http://127.0.0.1:8081",
  CLIENT_SECRET: "s",
  WEB_CLIENT_SECRET: "w"
}

describe("casework's settings", () => {
  it("follow from the public address where they are not given", () => {
    const settings = Result.getOrThrow(readCaseworkSettings(complete))
    assert.strictEqual(settings.origin, "https://kruisverband.example")
    assert.strictEqual(settings.issuer, "https://kruisverband.example/idp")
    assert.strictEqual(settings.tokenEndpoint, "https://kruisverband.example/idp/token")
    assert.strictEqual(settings.ingestUrl, "http://127.0.0.1:8081/ingest/v1")
    assert.isFalse(settings.demo)
  })

  it("are refused one by one, by name, and without showing a secret", () => {
    for (const [variable, value] of [
      ["PORT", "many"],
      ["DATABASE_URL", "mysql://u:secret-word@h/d"],
      ["DATABASE_URL", undefined],
      ["MIGRATION_DATABASE_URL", "x:secret-word"],
      ["KAFKA_BROKERS", "kafka"],
      ["PUBLIC_URL", undefined],
      ["ISSUER", "idp"],
      ["INGEST_URL", "ftp://x"],
      ["KRUISVERBAND_DEMO", "some"],
      ["KRUISVERBAND_OIN", "12"]
    ] as const) {
      const error = Result.getOrThrow(Result.flip(readCaseworkSettings({ ...complete, [variable]: value })))
      assert.strictEqual(error.variable, variable)
      assert.notInclude(error.message, "secret-word")
    }
  })

  it("take secrets from the files that the embedded provider writes", () => {
    const data = mkdtempSync(join(tmpdir(), "kv-settings-"))
    try {
      mkdirSync(join(data, "identity"))
      const { CLIENT_SECRET: _, ...rest } = complete
      const missing = Result.getOrThrow(Result.flip(readCaseworkSettings({ ...rest, KRUISVERBAND_DATA: data })))
      assert.strictEqual(missing.variable, "CLIENT_SECRET")
      writeFileSync(join(data, "identity", "svc-casework.secret"), "from-file\n")
      const settings = Result.getOrThrow(readCaseworkSettings({ ...rest, KRUISVERBAND_DATA: data }))
      assert.strictEqual(Redacted.value(settings.service.secret), "from-file")
    } finally {
      rmSync(data, { recursive: true })
    }
  })
})
