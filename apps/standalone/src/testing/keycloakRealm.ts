import type { PrivateJwk } from "@kruisverband/http"

const mapper = (name: string, protocolMapper: string, config: Readonly<Record<string, string>>) => ({
  ...{ name, protocol: "openid-connect", protocolMapper },
  config: { "access.token.claim": "true", "id.token.claim": "true", ...config }
})

const publicOf = ({ d: _, ...rest }: PrivateJwk) => rest

/** A client that shows who it is by its key, and signs with ES256 throughout. */
const client = (
  id: string,
  key: PrivateJwk,
  more: Readonly<Record<string, unknown>>,
  mappers: ReadonlyArray<object>
) => ({
  ...{ clientId: id, enabled: true, publicClient: false, clientAuthenticatorType: "client-jwt" },
  attributes: {
    "use.jwks.string": "true",
    "jwks.string": JSON.stringify({ keys: [publicOf(key)] }),
    "token.endpoint.auth.signing.alg": "ES256",
    "id.token.signed.response.alg": "ES256",
    "access.token.signed.response.alg": "ES256",
    "access.token.header.type.rfc9068": "true",
    "pkce.code.challenge.method": "S256"
  },
  protocolMappers: [mapper("sub", "oidc-sub-mapper", {}), ...mappers],
  ...more
})

/** A partner's system; `attributes`: what is asked of its tokens besides. */
const partnerClient = (id: string, key: PrivateJwk, attributes: Readonly<Record<string, string>>) => {
  const made = client(id, key, { standardFlowEnabled: false, serviceAccountsEnabled: true }, [
    mapper("aud", "oidc-audience-mapper", { "included.custom.audience": "urn:kruisverband:api" }),
    mapper("client", "oidc-hardcoded-claim-mapper", {
      ...{ "claim.name": "client_id", "claim.value": id, "jsonType.label": "String" }
    })
  ])
  return {
    ...made,
    attributes: { ...made.attributes, ...attributes },
    optionalClientScopes: ["signals:write", "signals:read"]
  }
}

const scope = (name: string) => ({
  ...{ name, protocol: "openid-connect" },
  attributes: { "include.in.token.scope": "true" }
})

/** What an organisation sets up in its own provider: the web client, a partner's system, a person. */
export const keycloakRealm = (given: {
  readonly origin: string
  readonly web: PrivateJwk
  readonly partner: PrivateJwk
  /** Of a partner whose tokens are bound to its key (RFC 9449). */
  readonly bound: PrivateJwk
}) => ({
  ...{ realm: "kruisverband", enabled: true, sslRequired: "none", accessTokenLifespan: 300 },
  components: {
    "org.keycloak.keys.KeyProvider": [
      { name: "es", providerId: "ecdsa-generated", config: { ecdsaEllipticCurveKey: ["P-256"], priority: ["100"] } },
      { name: "rs", providerId: "rsa-generated", config: { priority: ["100"] } },
      { name: "hs", providerId: "hmac-generated", config: { algorithm: ["HS512"], priority: ["100"] } },
      { name: "aes", providerId: "aes-generated", config: { priority: ["100"] } }
    ]
  },
  clientScopes: [scope("signals:write"), scope("signals:read")],
  clients: [
    client(
      "casework-web",
      given.web,
      { standardFlowEnabled: true, redirectUris: [`${given.origin}/casework/v1/session/callback`] },
      [
        mapper("auth_time", "oidc-usersessionmodel-note-mapper", {
          ...{ "user.session.note": "AUTH_TIME", "claim.name": "auth_time", "jsonType.label": "long" }
        })
      ]
    ),
    partnerClient("school-de-linde", given.partner, {}),
    partnerClient("welzijn-elzerveen", given.bound, { "dpop.bound.access.tokens": "true" })
  ],
  users: [
    {
      ...{ id: "coordinator", username: "coordinator", enabled: true, emailVerified: true, requiredActions: [] },
      ...{ email: "coordinator@merenland.example", firstName: "C.", lastName: "Jansen" },
      credentials: [{ type: "password", value: "coordinator", temporary: false }]
    }
  ]
})
