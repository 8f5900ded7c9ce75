/** A person of the demo or trial region. Real deployments use the organisation's own OpenID provider. */
export interface IdentityUser {
  readonly username: string
  readonly displayName: string
  readonly password: string
}

/** A system with credentials of its own (client credentials), or the web client people log in through (code and PKCE). */
export type IdentityClient =
  | { readonly kind: "machine"; readonly id: string; readonly scopes: ReadonlyArray<string> }
  | {
      readonly kind: "web"
      readonly id: string
      readonly redirectUris: ReadonlyArray<string>
      readonly afterLogoutUris: ReadonlyArray<string>
    }

export interface IdentityOptions {
  /** With the mount path and without a trailing slash: `http://127.0.0.1:8080/idp`. */
  readonly issuer: string
  readonly users: ReadonlyArray<IdentityUser>
  readonly clients: ReadonlyArray<IdentityClient>
  /** Folder for keys and client secrets; absent: they live as long as the process. */
  readonly dataDir?: string | undefined
}

/** Who the access tokens are for: every service of the platform. */
export const API_AUDIENCE = "urn:kruisverband:api"

/** The client through which people log in; its secret is with casework alone. */
export const WEB_CLIENT = "casework-web"

/** Every client a region needs: its partners' systems, the services among themselves, and the dashboard's back end at `origin`. */
export const platformClients = (options: {
  readonly partners: ReadonlyArray<string>
  readonly origin: string
}): ReadonlyArray<IdentityClient> => [
  ...options.partners.map((id) => ({ kind: "machine" as const, id, scopes: ["signals:write", "signals:read"] })),
  {
    kind: "machine",
    id: "svc-casework",
    scopes: ["signals:delegate", "seals:open", "requests:write", "signals:erase", "names:write"]
  },
  { kind: "machine", id: "svc-correlator", scopes: ["encodings:read"] },
  {
    kind: "web",
    id: WEB_CLIENT,
    redirectUris: [`${options.origin}/casework/v1/session/callback`],
    afterLogoutUris: [`${options.origin}/`]
  }
]
