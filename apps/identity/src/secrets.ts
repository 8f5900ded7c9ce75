import { generateKeyPairSync, randomBytes } from "node:crypto"
import { mkdir, readFile, rename, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { Effect, Schema } from "effect"
import { IdentityError } from "./IdentityError.ts"

/** A private key on P-256, as a JWK. */
const SigningKey = Schema.Struct({
  kty: Schema.Literal("EC"),
  crv: Schema.Literal("P-256"),
  x: Schema.String,
  y: Schema.String,
  d: Schema.String,
  kid: Schema.String,
  alg: Schema.Literal("ES256"),
  use: Schema.Literal("sig")
})

/** All that must outlive a restart: the key that signs tokens, the keys that sign cookies, a secret or key per client. */
const Secrets = Schema.Struct({
  signingKey: SigningKey,
  cookieKeys: Schema.Array(Schema.String),
  clients: Schema.Record(Schema.String, Schema.String),
  /** Absent in files from before clients had keys. */
  keys: Schema.Record(Schema.String, SigningKey).pipe(Schema.withDecodingDefaultKey(Effect.succeed({})))
})
export type Secrets = typeof Secrets.Type

const decode = Schema.decodeUnknownEffect(Schema.fromJsonString(Secrets))
const encode = Schema.encodeSync(Schema.fromJsonString(Secrets))

/** 256 bits from the system's CSPRNG (ASVS 11.5.1). */
const secret = () => randomBytes(32).toString("base64url")

const freshKey = () => {
  const jwk = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ format: "jwk" })
  const key = { ...jwk, kid: randomBytes(9).toString("base64url"), alg: "ES256", use: "sig" }
  return Schema.decodeUnknownSync(SigningKey)(key)
}

const fresh = (): Secrets => ({ signingKey: freshKey(), cookieKeys: [secret()], clients: {}, keys: {} })

const fault = (what: string) => (cause: unknown) =>
  new IdentityError({
    what,
    ...(cause instanceof Error && "code" in cause ? { code: String(cause.code) } : {})
  })

const writeWhole = (folder: string, name: string, text: string) =>
  Effect.tryPromise({
    try: async () => {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const path = join(folder, name)
      // Beside it and renamed: a crash leaves the old file or the new one, never half a file.
      await writeFile(`${path}.new`, text, { mode: 0o600 })
      await rename(`${path}.new`, path)
    },
    catch: fault(`cannot write ${name}`)
  })

/** Writes one secret, without a line end (mode 0600). */
export const writeSecretText = (folder: string, name: string, secret: string) => writeWhole(folder, name, secret)

/** Writes a JSON file that its owner alone can read (mode 0600). */
export const writeSecretFile = (folder: string, name: string, value: unknown) =>
  writeWhole(folder, name, `${JSON.stringify(value, null, 2)}\n`)

const read = (path: string) =>
  Effect.tryPromise({ try: () => readFile(path, "utf8"), catch: fault("cannot read the identity secrets") }).pipe(
    Effect.flatMap((text) => decode(text)),
    Effect.catchTag("SchemaError", () =>
      Effect.fail(new IdentityError({ what: "the identity secrets are not what this version wrote" }))
    ),
    Effect.catchTag("IdentityError", (error) =>
      error.code === "ENOENT" ? Effect.succeed(undefined) : Effect.fail(error)
    )
  )

/** What was kept in `<dataDir>/identity`, completed with a secret for each of `secrets` and a key for each of `keys` that has none yet. */
export const loadSecrets = Effect.fn("identity.loadSecrets")(function* (
  dataDir: string | undefined,
  clients: { readonly secrets: ReadonlyArray<string>; readonly keys: ReadonlyArray<string> }
) {
  const folder = dataDir === undefined ? undefined : join(dataDir, "identity")
  const kept = folder === undefined ? undefined : yield* read(join(folder, "secrets.json"))
  const known = kept ?? fresh()
  const secretless = clients.secrets.filter((id) => !Object.hasOwn(known.clients, id))
  const keyless = clients.keys.filter((id) => !Object.hasOwn(known.keys, id))
  // A secret of a client that has a key now opens nothing any more.
  const stale = clients.keys.filter((id) => Object.hasOwn(known.clients, id))
  if (kept !== undefined && secretless.length + keyless.length + stale.length === 0) return kept
  const secrets = Object.entries(known.clients).filter(([id]) => !stale.includes(id))
  const complete: Secrets = {
    ...known,
    clients: Object.fromEntries([...secrets, ...secretless.map((id) => [id, secret()] as const)]),
    keys: { ...known.keys, ...Object.fromEntries(keyless.map((id) => [id, freshKey()])) }
  }
  if (folder !== undefined) yield* writeWhole(folder, "secrets.json", `${encode(complete)}\n`)
  return complete
})
