import { CovenantKeyring } from "@kruisverband/vault"

/** Ingest's keys: it encodes persons. One constant, so that all share one ring of opened keys. */
export const vaultKeys = CovenantKeyring.layer({ linkage: true })
