import { bytesOf } from "./base64Url.ts"
import { type Asking, askToken, holdToken, SIGNAL_SCOPES, type TokenProvider } from "./TokenProvider.ts"

export interface ClientCredentials extends Asking {
  readonly clientId: string
  readonly clientSecret: string
  /** Default: write and read signals. */
  readonly scope?: string
}

const basic = (text: string) => btoa(String.fromCharCode(...bytesOf(text)))

/** OAuth 2 client credentials (RFC 6749 §4.4, `client_secret_basic`): for the demonstration. A system of a partner has a key (`keyCredentials`). */
export const clientCredentials = (options: ClientCredentials): TokenProvider => {
  const { clientId, clientSecret, scope = SIGNAL_SCOPES } = options
  const authorization = `Basic ${basic(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`)}`
  return holdToken(() => askToken(options, { authorization }, { scope }), options.now)
}
