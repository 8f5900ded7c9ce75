import { demoPartners, demoUsers } from "@kruisverband/domain/demo"
import { EXIT_CONFIGURATION } from "@kruisverband/http"
import { Console, Effect, Exit, Fiber, Result } from "effect"
import { demoCredentials, writeDemoCredentials } from "./demoCredentials.ts"
import { makeIdentity } from "./Identity.ts"
import { type IdentityConfig, readIdentityConfig } from "./IdentityConfig.ts"
import { platformClients } from "./IdentityOptions.ts"
import { writeServiceKeys } from "./serviceKeys.ts"

const serve = Effect.fn("identity")(function* (config: IdentityConfig) {
  const { clients: registered, dataDir, demo, gateways, host, issuer, origin, port } = config
  // Demo users and their passwords exist in the demo only (ASVS 6.3.2).
  const users = demo ? demoUsers.map(({ id, displayName }) => ({ username: id, displayName, password: id })) : []
  const partners = demo ? demoPartners.map((partner) => partner.id) : []
  const clients = platformClients({ partners, registered, origin })
  const identity = yield* makeIdentity({ issuer, users, clients, demo, dataDir })
  if (dataDir !== undefined) {
    yield* writeServiceKeys(dataDir, identity)
    if (demo) yield* writeDemoCredentials(dataDir, demoCredentials(identity, partners, users))
  }
  const open = yield* identity.start(port, host, gateways)
  yield* Console.log(`ready http://${host}:${open}`)
  return yield* Effect.never
})

const config = readIdentityConfig(process.env)
if (Result.isFailure(config)) {
  console.error(config.failure.message)
  process.exitCode = EXIT_CONFIGURATION
} else {
  const fiber = Effect.runFork(Effect.scoped(serve(config.success)))
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => fiber.interruptUnsafe())
  const exit = await Effect.runPromise(Fiber.await(fiber))
  if (Exit.isFailure(exit) && !Exit.hasInterrupts(exit)) {
    console.error("identity: gestopt door een storing / stopped by a fault")
    process.exitCode = 1
  }
}
