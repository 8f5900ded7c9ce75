import { rm } from "node:fs/promises"
import { join } from "node:path"
import { Effect } from "effect"
import type { Identity } from "./Identity.ts"
import { OWN_CLIENTS } from "./IdentityOptions.ts"
import { writeSecretFile } from "./secrets.ts"

/** Writes each service's own private key to `<dataDir>/identity/<client id>.key.json` (mode 0600), for services on the same machine. */
export const writeServiceKeys = Effect.fn("writeServiceKeys")(function* (
  dataDir: string,
  identity: Pick<Identity, "clientKeys">
) {
  const folder = join(dataDir, "identity")
  for (const client of OWN_CLIENTS) {
    const key = identity.clientKeys[client]
    if (key !== undefined) yield* writeSecretFile(folder, `${client}.key.json`, key)
    // From before services had keys; it opens nothing any more.
    yield* Effect.promise(() => rm(join(folder, `${client}.secret`), { force: true }).catch(() => undefined))
  }
})
