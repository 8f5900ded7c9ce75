import { X509Certificate } from "node:crypto"
import { CLIENT_CERTIFICATE } from "@kruisverband/http"
import type { Configuration, KoaContextWithOIDC } from "oidc-provider"
import { strictAssertions } from "./assertions.ts"
import { API_AUDIENCE, type IdentityClient, type IdentityOptions } from "./IdentityOptions.ts"
import { expiredPage, languageOf, loggedOutPage, logoutPage, pageHeaders } from "./pages.ts"
import { ShortLivedStore, shortLivedAdapter } from "./ShortLivedStore.ts"
import type { Secrets } from "./secrets.ts"

/** Seconds. Access tokens live 5 minutes at most (NL GOV OAuth profile; standards §4). */
const ACCESS_TOKEN = 300
const INTERACTION = 900
const SESSION = 10 * 3600

const show = (ctx: KoaContextWithOIDC, html: string) => {
  for (const [name, value] of Object.entries(pageHeaders())) ctx.set(name, value)
  ctx.body = html
}
const languageIn = (ctx: KoaContextWithOIDC) => languageOf(ctx.get("accept-language"))

type ClientMetadata = NonNullable<Configuration["clients"]>[number]

/** By key wherever there is one: of a secret two sides know. */
const authOf = (client: IdentityClient, secrets: Secrets): Partial<ClientMetadata> => {
  if (client.kind === "machine" && client.auth.kind === "secret")
    return { token_endpoint_auth_method: "client_secret_basic", client_secret: secrets.clients[client.id] ?? "" }
  const key = secrets.keys[client.id]
  const { d: _, ...made } = key ?? { d: "" }
  const keys = client.kind === "machine" && client.auth.kind === "key" ? client.auth.keys : [made]
  return { token_endpoint_auth_method: "private_key_jwt", jwks: { keys: [...keys] } }
}

const clientsOf = (options: IdentityOptions, secrets: Secrets): ReadonlyArray<ClientMetadata> =>
  options.clients.map((client) => {
    const common = {
      ...authOf(client, secrets),
      client_id: client.id,
      id_token_signed_response_alg: "ES256" as const
    }
    return client.kind === "machine"
      ? {
          ...common,
          grant_types: ["client_credentials"],
          response_types: [],
          redirect_uris: [],
          scope: client.scopes.join(" "),
          dpop_bound_access_tokens: client.binding === "dpop",
          tls_client_certificate_bound_access_tokens: client.binding === "certificate"
        }
      : {
          ...common,
          grant_types: ["authorization_code"],
          response_types: ["code"],
          redirect_uris: [...client.redirectUris],
          post_logout_redirect_uris: [...client.afterLogoutUris],
          scope: "openid"
        }
  })

/** The certificate that the gateway saw, in PEM; the header is dropped when it comes from anybody else. */
const certificateIn = (ctx: KoaContextWithOIDC) => {
  const encoded = /^:([A-Za-z0-9+/]+={0,2}):$/u.exec(ctx.get(CLIENT_CERTIFICATE))?.[1]
  if (encoded === undefined) return undefined
  try {
    return new X509Certificate(Buffer.from(encoded, "base64")).toString()
  } catch {
    return undefined
  }
}

/** Everything the provider must be told, so that none of its development defaults is used. */
export const configure = (
  options: IdentityOptions,
  secrets: Secrets,
  /** The library's own error for a client that is not who it says. */
  refuse: (why: string) => Error
): Configuration => {
  const withSecrets = options.clients.some((client) => client.kind === "machine" && client.auth.kind === "secret")
  const mount = new URL(options.issuer).pathname.replace(/\/$/u, "")
  const known = new Set(options.users.map((user) => user.username))
  const scopes = new Map(
    options.clients.flatMap((client) => (client.kind === "machine" ? [[client.id, client.scopes.join(" ")]] : []))
  )
  return {
    adapter: shortLivedAdapter(new ShortLivedStore()),
    clients: [...clientsOf(options, secrets)],
    jwks: { keys: [secrets.signingKey] },
    cookies: {
      keys: [...secrets.cookieKeys],
      names: { session: "kv_idp", interaction: "kv_idp_interaction", resume: "kv_idp_resume" },
      long: { httpOnly: true, sameSite: "lax", signed: true, path: mount === "" ? "/" : mount },
      short: { httpOnly: true, sameSite: "lax", signed: true }
    },
    responseTypes: ["code"],
    scopes: ["openid", ...new Set([...scopes.values()].flatMap((scope) => scope.split(" ")))],
    claims: { openid: ["sub"] },
    clientAuthMethods: withSecrets ? ["private_key_jwt", "client_secret_basic"] : ["private_key_jwt"],
    assertJwtClientAuthClaimsAndHeader: strictAssertions(refuse),
    enabledJWA: {
      idTokenSigningAlgValues: ["ES256"],
      clientAuthSigningAlgValues: ["ES256", "PS256"],
      dPoPSigningAlgValues: ["ES256", "PS256"]
    },
    pkce: { required: () => true },
    clientBasedCORS: () => false,
    ttl: {
      AccessToken: ACCESS_TOKEN,
      ClientCredentials: ACCESS_TOKEN,
      AuthorizationCode: 60,
      IdToken: ACCESS_TOKEN,
      Interaction: INTERACTION,
      Session: SESSION,
      Grant: SESSION
    },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      dPoP: { enabled: true },
      mTLS: { enabled: true, certificateBoundAccessTokens: true, getCertificate: certificateIn },
      resourceIndicators: {
        enabled: true,
        defaultResource: (_ctx, client) => (scopes.has(client.clientId) ? API_AUDIENCE : []),
        useGrantedResource: () => true,
        getResourceServerInfo: (ctx, resource, client) => {
          const granted = scopes.get(client.clientId) ?? ""
          // A machine that names no scope gets all of its own (RFC 6749, 3.3).
          if (ctx.oidc.params !== undefined) ctx.oidc.params.scope ??= granted
          return {
            audience: resource,
            scope: resource === API_AUDIENCE ? granted : "",
            accessTokenTTL: ACCESS_TOKEN,
            accessTokenFormat: "jwt",
            jwt: { sign: { alg: "ES256" } }
          }
        }
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => show(ctx, logoutPage(languageIn(ctx), form)),
        postLogoutSuccessSource: (ctx) => show(ctx, loggedOutPage(languageIn(ctx)))
      }
    },
    interactions: { url: (_ctx, interaction) => `${mount}/interaction/${interaction.uid}` },
    findAccount: (_ctx, id) => (known.has(id) ? { accountId: id, claims: () => ({ sub: id }) } : undefined),
    // The one web client is the platform's own: there is nothing to consent to.
    loadExistingGrant: async (ctx) => {
      const { client, session, provider } = ctx.oidc
      if (client === undefined || session?.accountId === undefined) return undefined
      const kept = session.grantIdFor(client.clientId)
      const found = kept === undefined ? undefined : await provider.Grant.find(kept)
      if (found !== undefined) return found
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
      grant.addOIDCScope("openid")
      await grant.save()
      return grant
    },
    renderError: (ctx) => show(ctx, expiredPage(languageIn(ctx)))
  }
}
