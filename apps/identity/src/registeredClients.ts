import { readFileSync } from "node:fs"
import { type Environment, type Setting, settingOf, wrongSetting } from "@kruisverband/http"
import { Result, Schema } from "effect"
import { OWN_CLIENTS, type RegisteredClient } from "./IdentityOptions.ts"

/** A public key of a system: nothing of a private half is taken in. */
const PublicKey = Schema.Struct({
  kty: Schema.Literals(["EC", "RSA"]),
  alg: Schema.Literals(["ES256", "PS256"]),
  kid: Schema.NonEmptyString,
  use: Schema.optionalKey(Schema.Literal("sig")),
  crv: Schema.optionalKey(Schema.Literal("P-256")),
  x: Schema.optionalKey(Schema.String),
  y: Schema.optionalKey(Schema.String),
  n: Schema.optionalKey(Schema.String),
  e: Schema.optionalKey(Schema.String)
})

const Registered = Schema.Struct({
  id: Schema.String.check(Schema.isPattern(/^[a-z0-9][a-z0-9-]{0,62}$/u)),
  keys: Schema.Array(PublicKey).check(Schema.isMinLength(1)),
  binding: Schema.optionalKey(Schema.Literals(["dpop", "certificate"])),
  seals: Schema.optionalKey(Schema.Boolean)
})

const decode = Schema.decodeUnknownResult(Schema.fromJsonString(Schema.Array(Registered)), {
  onExcessProperty: "error"
})

const WANTED = `[{"id": "…", "keys": [publieke JWK / public JWK], "binding": "dpop" | "certificate", "seals": true}]`

/** KRUISVERBAND_CLIENTS: a file with the partners' systems that have a key of their own; absent: there are none. */
export const readRegisteredClients = (environment: Environment): Setting<ReadonlyArray<RegisteredClient>> => {
  const variable = "KRUISVERBAND_CLIENTS"
  const path = settingOf(environment, variable)
  if (path === undefined) return Result.succeed([])
  const text = readOrNothing(path)
  const clients = text === undefined ? undefined : decode(text)
  if (clients === undefined || Result.isFailure(clients)) return wrongSetting(variable, path, WANTED)
  const ids = clients.success.map(({ id }) => id)
  const own: ReadonlyArray<string> = OWN_CLIENTS
  const taken = ids.find((id, index) => own.includes(id) || ids.indexOf(id) !== index)
  if (taken !== undefined) return wrongSetting(variable, taken, "een id dat nog vrij is / an id that is free")
  return Result.succeed(clients.success.map(({ binding, id, keys, seals = false }) => ({ id, keys, binding, seals })))
}

const readOrNothing = (path: string): string | undefined => {
  try {
    return readFileSync(path, "utf8")
  } catch {
    return undefined
  }
}
