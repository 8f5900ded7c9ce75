import { browser } from "../../apps/identity/src/testing/browser.ts"

interface Credentials {
  readonly tokenEndpoint: string
  readonly partners: Readonly<Record<string, { readonly clientId: string; readonly clientSecret: string } | undefined>>
}

/** Headers of a partner's system. A token lives five minutes: longer than a caller is fuzzed. */
export const partnerHeaders = async (credentials: Credentials, partner: string): Promise<Record<string, string>> => {
  const client = credentials.partners[partner]
  if (client === undefined) throw new Error(`no credentials of ${partner}`)
  const response = await fetch(credentials.tokenEndpoint, {
    method: "POST",
    headers: {
      authorization: `Basic ${Buffer.from(`${client.clientId}:${client.clientSecret}`).toString("base64")}`,
      "content-type": "application/x-www-form-urlencoded"
    },
    body: "grant_type=client_credentials&scope=signals%3Awrite%20signals%3Aread"
  })
  const answer: { readonly access_token: string } = JSON.parse(await response.text())
  return { authorization: `Bearer ${answer.access_token}` }
}

/** Headers of somebody's session, after a log-in by the form. */
export const personHeaders = async (origin: string, user: string): Promise<Record<string, string>> => {
  const person = browser()
  await person.open(`${origin}/casework/v1/session/login`)
  await person.submit({ username: user, password: user })
  const cookie = `kv_session=${person.cookie(new URL(origin).host, "kv_session") ?? ""}`
  const response = await fetch(`${origin}/casework/v1/session`, { headers: { cookie } })
  const session: { readonly csrf: string } = JSON.parse(await response.text())
  return { cookie, "x-csrf-token": session.csrf }
}
