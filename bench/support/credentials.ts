import { readFile } from "node:fs/promises"
import { join } from "node:path"

interface Credentials {
  readonly tokenEndpoint: string
  readonly partners: Readonly<Record<string, { readonly clientId: string; readonly clientSecret: string }>>
}

/** An access token of a demo partner of the platform whose data folder this is. */
export const tokenOf = async (data: string, partner: string): Promise<string> => {
  const credentials: Credentials = JSON.parse(await readFile(join(data, "demo-credentials.json"), "utf8"))
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
  return answer.access_token
}
