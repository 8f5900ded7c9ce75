import { join } from "node:path"
import { Effect } from "effect"
import type { Identity } from "./Identity.ts"
import { WEB_CLIENT } from "./IdentityOptions.ts"
import { writeSecretText } from "./secrets.ts"

const SERVICES = ["svc-casework", "svc-correlator", WEB_CLIENT] as const

/** Writes each service's own secret to `<dataDir>/identity/<client id>.secret` (mode 0600), for services on the same machine. */
export const writeServiceSecrets = Effect.fn("writeServiceSecrets")(function* (
  dataDir: string,
  identity: Pick<Identity, "clientSecrets">
) {
  for (const client of SERVICES) {
    const secret = identity.clientSecrets[client]
    if (secret !== undefined) yield* writeSecretText(join(dataDir, "identity"), `${client}.secret`, secret)
  }
})
