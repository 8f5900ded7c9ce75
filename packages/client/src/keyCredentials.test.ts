import { createHash, createPublicKey, verify } from "node:crypto"
import { describe, expect, it } from "vitest"
import { importSigningKey } from "./jws.ts"
import { keyCredentials } from "./keyCredentials.ts"

const tokenEndpoint = "https://kv.example/idp/token"
const at = Date.UTC(2026, 10, 2)
const pair = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign", "verify"])
const rsa = await crypto.subtle.generateKey(
  { name: "RSA-PSS", hash: "SHA-256", modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) },
  true,
  ["sign", "verify"]
)

const read = (jwt: string) => {
  const [header = "", claims = "", signature = ""] = jwt.split(".")
  const json = (part: string) => JSON.parse(Buffer.from(part, "base64url").toString())
  return { header: json(header), claims: json(claims), text: `${header}.${claims}`, signature }
}
const isSigned = (jwt: string, jwk: JsonWebKey) => {
  const { header, signature, text } = read(jwt)
  const key = createPublicKey({ key: jwk, format: "jwk" })
  const how = header.alg === "PS256" ? { key, padding: 6, saltLength: 32 } : { key, dsaEncoding: "ieee-p1363" as const }
  return verify("sha256", Buffer.from(text), how, Buffer.from(signature, "base64url"))
}

/** A provider that asks for its nonce first, if it has one. */
const provider = (nonce?: string) => {
  const asked: Array<{ readonly form: URLSearchParams; readonly proof: string | null }> = []
  const answer: typeof fetch = async (_, init) => {
    const proof = new Headers(init?.headers).get("dpop")
    asked.push({ form: new URLSearchParams(String(init?.body)), proof })
    if (nonce !== undefined && read(proof ?? "..").claims.nonce !== nonce) {
      return Response.json({ error: "use_dpop_nonce" }, { status: 400, headers: { "dpop-nonce": nonce } })
    }
    return Response.json({ access_token: `t${asked.length}`, expires_in: 300 })
  }
  return { asked, fetch: answer }
}
const credentialsOf = (to: ReturnType<typeof provider>, over = {}) =>
  keyCredentials({
    tokenEndpoint,
    clientId: "school",
    key: pair.privateKey,
    keyId: "k1",
    fetch: to.fetch,
    now: () => at,
    ...over
  })

describe("credentials by a key of one's own", () => {
  it("are an assertion for a minute, once, by ES256 or PS256, and no secret", async () => {
    for (const [key, alg] of [
      [pair, "ES256"],
      [rsa, "PS256"]
    ] as const) {
      const to = provider()
      const { token } = credentialsOf(to, { key: key.privateKey })
      expect([await token(false), await token(true)]).toEqual(["t1", "t2"])
      const [one, two] = to.asked.map(({ form }) => form.get("client_assertion") ?? "")
      const { claims, header } = read(one ?? "")
      expect(header).toEqual({ alg, typ: "JWT", kid: "k1" })
      const iat = at / 1000
      expect(claims).toMatchObject({ iss: "school", sub: "school", aud: tokenEndpoint, iat, exp: iat + 60 })
      expect(claims.jti.length).toBeGreaterThanOrEqual(22)
      expect(read(two ?? "").claims.jti).not.toBe(claims.jti)
      expect(isSigned(one ?? "", await crypto.subtle.exportKey("jwk", key.publicKey))).toBe(true)
      expect(to.asked[0]?.form.get("client_secret")).toBeNull()
    }
  })

  it("are bound to a key that is proved at each request, for that request and token", async () => {
    const to = provider()
    const { proof, token } = credentialsOf(to)
    await token(false)
    const asking = read(to.asked[0]?.proof ?? "")
    expect(asking.claims).toMatchObject({ htm: "POST", htu: tokenEndpoint, iat: at / 1000 })
    const made =
      (await proof?.({ method: "GET", url: "https://kv.example/ingest/v1/signals?cursor=a", token: "t1" })) ?? ""
    const { claims, header } = read(made)
    expect(header).toEqual({ typ: "dpop+jwt", alg: "ES256", jwk: asking.header.jwk })
    expect(header.jwk).not.toHaveProperty("d")
    expect(claims).toMatchObject({
      htm: "GET",
      htu: "https://kv.example/ingest/v1/signals",
      ath: createHash("sha256").update("t1").digest("base64url")
    })
    expect(isSigned(made, header.jwk)).toBe(true)
  })

  it("go once more with the nonce that the provider asks for", async () => {
    const to = provider("n-1")
    expect(await credentialsOf(to).token(false)).toBe("t2")
    expect(to.asked.length).toBe(2)
  })

  it("are a plain token where one is not bound", async () => {
    const to = provider()
    const { proof, token } = credentialsOf(to, { bound: false })
    await token(false)
    expect([proof, to.asked[0]?.proof]).toEqual([undefined, null])
  })
})

describe("importSigningKey", () => {
  it("gives a key that signs and cannot be taken out", async () => {
    const key = await importSigningKey(await crypto.subtle.exportKey("jwk", pair.privateKey))
    expect([key.extractable, key.usages]).toEqual([false, ["sign"]])
  })
})
