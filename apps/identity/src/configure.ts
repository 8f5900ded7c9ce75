import type { Configuration, KoaContextWithOIDC } from "oidc-provider"
import { API_AUDIENCE, type IdentityOptions } from "./IdentityOptions.ts"
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

const clientsOf = (options: IdentityOptions, secrets: Secrets): NonNullable<Configuration["clients"]> =>
  options.clients.map((client) => {
    const common = {
      client_id: client.id,
      client_secret: secrets.clients[client.id] ?? "",
      id_token_signed_response_alg: "ES256" as const
    }
    return client.kind === "machine"
      ? {
          ...common,
          grant_types: ["client_credentials"],
          response_types: [],
          redirect_uris: [],
          scope: client.scopes.join(" ")
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

/** Everything the provider must be told, so that none of its development defaults is used. */
export const configure = (options: IdentityOptions, secrets: Secrets): Configuration => {
  const mount = new URL(options.issuer).pathname.replace(/\/$/u, "")
  const known = new Set(options.users.map((user) => user.username))
  const scopes = new Map(
    options.clients.flatMap((client) => (client.kind === "machine" ? [[client.id, client.scopes.join(" ")]] : []))
  )
  return {
    adapter: shortLivedAdapter(new ShortLivedStore()),
    clients: clientsOf(options, secrets),
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
    clientAuthMethods: ["client_secret_basic"],
    enabledJWA: { idTokenSigningAlgValues: ["ES256"] },
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
