import type { Configuration } from "oidc-provider"

/** Seconds that an assertion may live, and that clocks may differ (standards §4). */
const LIFE = 60
const SKEW = 5
/** 128 bits are 22 characters of base64url. */
const SHORTEST_ID = 22

type Assert = NonNullable<Configuration["assertJwtClientAuthClaimsAndHeader"]>

const shortLived = (claims: Readonly<Record<string, unknown>>, now: number) => {
  const { exp, iat } = claims
  return (
    typeof exp === "number" && typeof iat === "number" && exp - iat <= LIFE && exp <= now + LIFE + SKEW && exp > iat
  )
}

/** What an assertion's header may not say: where its key would be found, or what else must be understood. */
const FOREIGN = ["jku", "jwk", "x5u", "x5c", "crit", "b64"]

/**
 * What the library does not ask of a client's assertion: one audience, a minute of life, subject and issuer the client,
 * an id of 128 bits that is used once. `refuse` makes the library's own error. Answers whether this use was the first at
 * once, without waiting in between: of two at the same time one is refused.
 */
export const strictAssertions = (refuse: (why: string) => Error, now: () => number = Date.now): Assert => {
  const seen = new Map<string, number>()
  return async (_ctx, claims, header, client) => {
    const seconds = now() / 1000
    const { aud, exp, iss, jti, sub } = claims
    if (iss !== client.clientId || sub !== client.clientId) throw refuse("iss and sub must be the client")
    if (typeof aud !== "string") throw refuse("aud must be one audience")
    if (!shortLived(claims, seconds)) throw refuse("an assertion lives a minute at most, and says since when")
    if (typeof jti !== "string" || jti.length < SHORTEST_ID || jti.length > 256) throw refuse("jti must have 128 bits")
    if (FOREIGN.some((name) => Object.hasOwn(header, name))) throw refuse("keys are the registered ones")
    for (const [id, until] of seen) if (until <= seconds) seen.delete(id)
    const id = `${client.clientId} ${jti}`
    if (seen.has(id)) throw refuse("an assertion is used once")
    seen.set(id, Number(exp) + SKEW)
  }
}
