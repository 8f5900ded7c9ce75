/** A person of the demo or trial region. Real deployments use the organisation's own OpenID provider. */
export interface IdentityUser {
  readonly username: string
  readonly displayName: string
  readonly password: string
}

/** Public half of a client's key. */
export interface PublicJwk {
  readonly kty: string
  readonly alg: "ES256" | "PS256"
  readonly [part: string]: unknown
}

/** To what a client's tokens are bound: a key that it proves to hold at each call, or the certificate of its connection. */
export type Binding = "dpop" | "certificate"

/**
 * How a system shows who it is: by a secret that the provider made (demonstration only), by a key that the provider made
 * for a service beside it, or by a key of its own, of which the provider knows the public half.
 */
export type MachineAuth =
  | { readonly kind: "secret" }
  | { readonly kind: "made-key" }
  | { readonly kind: "key"; readonly keys: ReadonlyArray<PublicJwk> }

/** A system with credentials of its own (client credentials), or the web client people log in through (code and PKCE). */
export type IdentityClient =
  | {
      readonly kind: "machine"
      readonly id: string
      readonly scopes: ReadonlyArray<string>
      readonly auth: MachineAuth
      /** Absent: whoever has its token may use it. */
      readonly binding?: Binding | undefined
    }
  | {
      readonly kind: "web"
      readonly id: string
      readonly redirectUris: ReadonlyArray<string>
      readonly afterLogoutUris: ReadonlyArray<string>
    }

/** A partner's system that registered its own key. */
export interface RegisteredClient {
  readonly id: string
  readonly keys: ReadonlyArray<PublicJwk>
  readonly binding: Binding | undefined
  /** May ask for linkage keys; which it is given is for the covenants to say (ADR 0008). */
  readonly seals?: boolean
}

export interface IdentityOptions {
  /** With the mount path and without a trailing slash: `http://127.0.0.1:8080/idp`. */
  readonly issuer: string
  readonly users: ReadonlyArray<IdentityUser>
  readonly clients: ReadonlyArray<IdentityClient>
  /** Only a demonstration may have clients with a shared secret: anywhere else the provider does not start (standards §4). */
  readonly demo: boolean
  /** Folder for keys and client secrets; absent: they live as long as the process. */
  readonly dataDir?: string | undefined
}

/** Who the access tokens are for: every service of the platform. */
export const API_AUDIENCE = "urn:kruisverband:api"

/** The client through which people log in; its key is with casework alone. */
export const WEB_CLIENT = "casework-web"

/** Ids of clients that are the platform's own: no partner's system may have them. */
export const OWN_CLIENTS = ["svc-casework", "svc-correlator", WEB_CLIENT] as const

const PARTNER_SCOPES = ["signals:write", "signals:read"]

/** Every client a region needs: its partners' systems, the services among themselves, and the dashboard's back end at `origin`. */
export const platformClients = (options: {
  /** Partners of the demonstration, with a shared secret each, unless they registered a key. */
  readonly partners: ReadonlyArray<string>
  readonly registered?: ReadonlyArray<RegisteredClient>
  readonly origin: string
}): ReadonlyArray<IdentityClient> => {
  const registered = options.registered ?? []
  const own = new Set(registered.map(({ id }) => id))
  const madeKey = { kind: "made-key" } as const
  return [
    ...options.partners
      .filter((id) => !own.has(id))
      .map((id) => ({ kind: "machine", id, scopes: PARTNER_SCOPES, auth: { kind: "secret" } }) as const),
    ...registered.map(
      ({ binding, id, keys, seals }) =>
        ({
          kind: "machine",
          id,
          scopes: seals === true ? [...PARTNER_SCOPES, "linkage-key:read"] : PARTNER_SCOPES,
          auth: { kind: "key", keys },
          binding
        }) as const
    ),
    {
      kind: "machine",
      id: "svc-casework",
      scopes: [
        "signals:delegate",
        "seals:open",
        "requests:write",
        "signals:erase",
        "names:write",
        "log:read",
        "retention:write",
        "rights:handle"
      ],
      auth: madeKey
    },
    { kind: "machine", id: "svc-correlator", scopes: ["encodings:read"], auth: madeKey },
    {
      kind: "web",
      id: WEB_CLIENT,
      redirectUris: [`${options.origin}/casework/v1/session/callback`],
      afterLogoutUris: [`${options.origin}/`]
    }
  ]
}
