import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Redacted, Result } from "effect"
import { readCaseworkSettings } from "./CaseworkSettings.ts"

const key = (kid: string) =>
  JSON.stringify({ kty: "EC", crv: "P-256", alg: "ES256", kid, x: "x", y: "y", d: "secret-word" })

const complete = {
  DATABASE_URL: "postgres://casework:secret-word@127.0.0.1:5432/kv",
  KAFKA_BROKERS: "127.0.0.1:9092",
  PUBLIC_URL: "https://kruisverband.example/",
  INGEST_URL: "http://127.0.0.1:8081",
  CLIENT_KEY: key("s"),
  WEB_CLIENT_KEY: key("w")
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
      ["CLIENT_KEY", "secret-word"],
      ["WEB_CLIENT_KEY", key("w").replace("ES256", "HS256")],
      ["CLIENT_SECRET", "secret-word"],
      ["KRUISVERBAND_DEMO", "some"],
      ["KRUISVERBAND_OIN", "12"]
    ] as const) {
      const error = Result.getOrThrow(Result.flip(readCaseworkSettings({ ...complete, [variable]: value })))
      assert.strictEqual(error.variable, variable)
      assert.notInclude(error.message, "secret-word")
    }
  })

  it("take keys from the files that the embedded provider writes", () => {
    const data = mkdtempSync(join(tmpdir(), "kv-settings-"))
    try {
      mkdirSync(join(data, "identity"))
      const { CLIENT_KEY: _, ...rest } = complete
      const missing = Result.getOrThrow(Result.flip(readCaseworkSettings({ ...rest, KRUISVERBAND_DATA: data })))
      assert.strictEqual(missing.variable, "CLIENT_KEY")
      writeFileSync(join(data, "identity", "svc-casework.key.json"), `${key("from-file")}\n`)
      const { auth } = Result.getOrThrow(readCaseworkSettings({ ...rest, KRUISVERBAND_DATA: data })).service
      assert.strictEqual(auth.kind === "key" ? Redacted.value(auth.key).kid : "", "from-file")
    } finally {
      rmSync(data, { recursive: true })
    }
  })

  it("take a shared secret in the demonstration only", () => {
    const { CLIENT_KEY: _, ...rest } = complete
    const demo = { ...rest, CLIENT_SECRET: "secret-word", KRUISVERBAND_DEMO: "region" }
    assert.strictEqual(Result.getOrThrow(readCaseworkSettings(demo)).service.auth.kind, "secret")
    const error = Result.getOrThrow(Result.flip(readCaseworkSettings({ ...demo, KRUISVERBAND_DEMO: "none" })))
    assert.strictEqual(error.variable, "CLIENT_SECRET")
    assert.notInclude(error.message, "secret-word")
  })
})
