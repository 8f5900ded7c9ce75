import { readFileSync } from "node:fs"
import { join } from "node:path"
import { Redacted, Result, Schema } from "effect"
import type { ClientAuth } from "./ClientAuth.ts"
import { type Environment, readDemo, type Setting, settingOf, wrongSetting } from "./settings.ts"

const PrivateKey = Schema.StructWithRest(
  Schema.Struct({
    kty: Schema.Literals(["EC", "RSA"]),
    alg: Schema.Literals(["ES256", "PS256"]),
    kid: Schema.NonEmptyString,
    d: Schema.NonEmptyString
  }),
  [Schema.Record(Schema.String, Schema.Unknown)]
)
const decodeKey = Schema.decodeUnknownResult(Schema.fromJsonString(PrivateKey))

/**
 * How a service shows who it is to the OpenID provider. `<prefix>KEY` holds its private JWK, `<prefix>KEY_FILE` names a
 * file with it; by default the file that the embedded provider writes for services beside it. `<prefix>SECRET` is for
 * the demonstration: anywhere else a shared secret is refused (standards §4).
 */
export const readClientAuth = (environment: Environment, prefix: string, clientId: string): Setting<ClientAuth> =>
  Result.gen(function* () {
    const variable = `${prefix}KEY`
    const secret = settingOf(environment, `${prefix}SECRET`)
    if (secret !== undefined) {
      if ((yield* readDemo(environment, "none")) !== "none")
        return { kind: "secret", secret: Redacted.make(secret) } as const
      return yield* wrongSetting(
        `${prefix}SECRET`,
        "een geheim / a secret",
        `een sleutel in ${variable}; een geheim kan alleen in de demo / a key in ${variable}; a secret is for the demo only`
      )
    }
    const folder = join(settingOf(environment, "KRUISVERBAND_DATA") ?? ".data", "identity")
    const path = settingOf(environment, `${variable}_FILE`) ?? join(folder, `${clientId}.key.json`)
    const found = settingOf(environment, variable) ?? readOrNothing(path)
    const wanted = `een private sleutel als JWK (ES256 of PS256), of een bestand ermee / a private key as JWK, or a file with it: ${path}`
    if (found === undefined) return yield* wrongSetting(variable, undefined, wanted)
    const key = decodeKey(found)
    // What was found is a secret, right or wrong.
    if (Result.isFailure(key)) return yield* wrongSetting(variable, "iets anders / something else", wanted)
    return { kind: "key", key: Redacted.make(key.success) } as const
  })

const readOrNothing = (path: string): string | undefined => {
  try {
    return readFileSync(path, "utf8")
  } catch {
    // Told by the caller: which file it was matters, not why it could not be read.
    return undefined
  }
}
