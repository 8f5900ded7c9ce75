import { Effect } from "effect"
import type { Identity } from "./Identity.ts"
import type { IdentityUser } from "./IdentityOptions.ts"
import { writeSecretFile } from "./secrets.ts"

/** What a person who tries the demo needs, and no service's own secret. */
export const demoCredentials = (
  identity: Pick<Identity, "tokenEndpoint" | "clientSecrets">,
  partners: ReadonlyArray<string>,
  users: ReadonlyArray<IdentityUser>
) => ({
  tokenEndpoint: identity.tokenEndpoint,
  // A partner with a key of its own has no secret to tell.
  partners: Object.fromEntries(
    partners.flatMap((id) => {
      const clientSecret = identity.clientSecrets[id]
      return clientSecret === undefined ? [] : [[id, { clientId: id, clientSecret }] as const]
    })
  ),
  users: Object.fromEntries(users.map(({ username, password }) => [username, { username, password }]))
})
export type DemoCredentials = ReturnType<typeof demoCredentials>

/** Writes `<dataDir>/demo-credentials.json`, readable by its owner alone. Only ever called in demo mode (ASVS 6.3.2). */
export const writeDemoCredentials = Effect.fn("writeDemoCredentials")(function* (
  dataDir: string,
  credentials: DemoCredentials
) {
  yield* writeSecretFile(dataDir, "demo-credentials.json", credentials)
})
