import type { User } from "@kruisverband/domain"

/** Who makes the request, after authentication. */
export type Caller =
  | { readonly kind: "public" }
  | {
      readonly kind: "client"
      readonly clientId: string
      readonly scopes: ReadonlyArray<string>
      /** The token is bound to a key or certificate, and the caller has shown to hold it. */
      readonly bound: boolean
    }
  | {
      readonly kind: "session"
      readonly sessionId: string
      readonly user: User
      readonly csrf: string
      readonly expiresAt: string
      /** When the person last showed who they are, UTC. */
      readonly loggedInAt: string
    }

export const PUBLIC: Caller = { kind: "public" }
