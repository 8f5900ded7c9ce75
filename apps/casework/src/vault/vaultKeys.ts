import { CovenantKeyring } from "@kruisverband/vault"

/** Casework's keys: it seals what people write, and encodes nobody. One constant, so that all share one ring of opened keys. */
export const vaultKeys = CovenantKeyring.layer({ linkage: false })
