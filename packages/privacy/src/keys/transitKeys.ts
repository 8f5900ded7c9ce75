import { Effect, Redacted, Schedule, Schema } from "effect"
import { associatedData, type Binding } from "../seal/Binding.ts"
import { packExternal, unpackExternal } from "../seal/external.ts"
import { SealBroken } from "../seal/SealBroken.ts"
import { keyIdOf } from "../seal/sealed.ts"
import { KeysUnavailable } from "./errors.ts"
import type { Keys } from "./Keys.ts"

/** A key service that speaks the transit interface (OpenBao, HashiCorp Vault): it seals and opens, and keeps its key. */
export interface TransitOptions {
  /** `https://kms.example:8200` */
  readonly url: string
  /** Name of the key there: of a type that takes associated data, such as `aes256-gcm96`. */
  readonly key: string
  readonly token: Redacted.Redacted
  /** Path under which the service mounted it. Default `transit`. */
  readonly mount?: string
  readonly fetch?: (request: Request) => Promise<Response>
}

const TIMEOUT_MS = 5000
const RETRIES = 2

const KeyAnswer = Schema.Struct({
  data: Schema.Struct({ latest_version: Schema.Int, min_decryption_version: Schema.Int })
})
const EncryptAnswer = Schema.Struct({ data: Schema.Struct({ ciphertext: Schema.String }) })
const DecryptAnswer = Schema.Struct({ data: Schema.Struct({ plaintext: Schema.String }) })

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64")

/** `vault:v3:…` says under which version of its key the service sealed. */
const versionOf = (cipherText: string) => /^[a-z]+:v(\d+):/u.exec(cipherText)?.[1]

/** Keys behind an external service. Every call has an end, and is tried again when the network or the service fails. */
export const transitKeys = (options: TransitOptions): Keys["Service"] => {
  const base = `${options.url.replace(/\/+$/u, "")}/v1/${options.mount ?? "transit"}`
  const where = new URL(options.url).host
  const send = options.fetch ?? ((request: Request) => fetch(request))
  const name = encodeURIComponent(options.key)
  const idOf = (version: number | string) => `t-${options.key}-v${version}`
  const unavailable = (code: string) => new KeysUnavailable({ where, code })

  const call = <A>(path: string, body: object | undefined, schema: Schema.Codec<A, unknown>) =>
    Effect.tryPromise({
      try: async () => {
        const request = new Request(`${base}/${path}`, {
          method: body === undefined ? "GET" : "POST",
          headers: { "x-vault-token": Redacted.value(options.token), "content-type": "application/json" },
          body: body === undefined ? null : JSON.stringify(body),
          signal: AbortSignal.timeout(TIMEOUT_MS)
        })
        const response = await send(request)
        return { status: response.status, text: await response.text() }
      },
      catch: () => unavailable("unreachable")
    }).pipe(
      Effect.flatMap((answer) =>
        answer.status >= 500 ? Effect.fail(unavailable(`http-${answer.status}`)) : Effect.succeed(answer)
      ),
      Effect.retry({ times: RETRIES, schedule: Schedule.exponential("100 millis") }),
      Effect.flatMap(
        ({ status, text }): Effect.Effect<{ readonly refused: true } | { readonly value: A }, KeysUnavailable> => {
          // 400 is the service's word for a cipher text that is not its own, or was moved or changed.
          if (status === 400) return Effect.succeed({ refused: true })
          if (status !== 200) return Effect.fail(unavailable(`http-${status}`))
          return Schema.decodeUnknownEffect(Schema.fromJsonString(schema))(text).pipe(
            Effect.map((value) => ({ value })),
            Effect.mapError(() => unavailable("answer-malformed"))
          )
        }
      )
    )

  const versions = call(`keys/${name}`, undefined, KeyAnswer).pipe(
    Effect.flatMap((answer) =>
      "refused" in answer ? Effect.fail(unavailable("http-400")) : Effect.succeed(answer.value.data)
    )
  )

  const wrap = Effect.fnUntraced(function* (plain: Uint8Array, binding: Binding) {
    const body = { plaintext: base64(plain), associated_data: base64(associatedData(binding)) }
    const answer = yield* call(`encrypt/${name}`, body, EncryptAnswer)
    if ("refused" in answer) return yield* unavailable("http-400")
    const { ciphertext } = answer.value.data
    const version = versionOf(ciphertext)
    return version === undefined ? yield* unavailable("answer-malformed") : packExternal(idOf(version), ciphertext)
  })

  const unwrap = Effect.fnUntraced(function* (sealed: Uint8Array, binding: Binding) {
    const parts = unpackExternal(sealed)
    if (parts === undefined || !parts.keyId.startsWith(`t-${options.key}-v`)) {
      return yield* new SealBroken({ reason: keyIdOf(sealed) === undefined ? "malformed" : "unknown-key" })
    }
    const body = { ciphertext: parts.cipherText, associated_data: base64(associatedData(binding)) }
    const answer = yield* call(`decrypt/${name}`, body, DecryptAnswer)
    if ("refused" in answer) return yield* new SealBroken({ reason: "tampered" })
    return new Uint8Array(Buffer.from(answer.value.data.plaintext, "base64"))
  })

  return {
    current: Effect.map(versions, ({ latest_version }) => idOf(latest_version)),
    known: Effect.map(versions, ({ latest_version, min_decryption_version }) =>
      Array.from({ length: latest_version - min_decryption_version + 1 }, (_, index) =>
        idOf(min_decryption_version + index)
      )
    ),
    wrap,
    unwrap
  }
}
