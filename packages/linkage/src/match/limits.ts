import type { Encoding } from "../encode/Encoding.ts"
import { TokenKind } from "../encode/Encoding.ts"

/** A blocking token met in more active records than this is counted, never followed. */
export const BLOCK_LIMIT = 128

const VALUE_KINDS: ReadonlySet<number> = new Set(
  [TokenKind.mobile, TokenKind.landline, TokenKind.email, TokenKind.handle, TokenKind.address, TokenKind.street].map(
    (letter) => letter.charCodeAt(0)
  )
)

/** Does the token stand for a value that an institution can share: a phone, e-mail address, handle or address? */
export const isValueToken = (token: string): boolean => VALUE_KINDS.has(token.charCodeAt(0))

/** Tokens under which a record is found. */
export const tokensOf = (e: Encoding): ReadonlyArray<string> => e.tokens
/** Those of its tokens that can become a hub. */
export const valueTokensOf = (e: Encoding): ReadonlyArray<string> => e.tokens.filter(isValueToken)

/**
 * The number of active records up to which a token may be followed; `hubLimit` is the covenant's. A value that more records hold is a hub: no
 * ground for a link.
 */
export const limitOf = (token: string, hubLimit: number): number =>
  isValueToken(token) ? Math.min(hubLimit, BLOCK_LIMIT) : BLOCK_LIMIT
