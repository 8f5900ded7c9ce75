import { renewCaseworkJournal } from "@kruisverband/casework"
import { renewIngestJournal } from "@kruisverband/ingest"
import { engineLayer, journalOf, type PlatformConfig } from "@kruisverband/standalone"
import { migrate, sqlLayer } from "@kruisverband/store"
import { journalIn } from "@kruisverband/vault"
import { Effect } from "effect"

const ingest = sqlLayer("ingest")
const casework = sqlLayer("casework")

/** Begins new erasure journals where they are lost, from what the database knows to be erased. How many were begun. */
export const renewJournals = (config: PlatformConfig) =>
  Effect.gen(function* () {
    yield* migrate()
    const folder = journalOf(config)
    const begun = [
      yield* renewIngestJournal.pipe(Effect.provide([journalIn(folder, "ingest"), ingest])),
      yield* renewCaseworkJournal.pipe(Effect.provide([journalIn(folder, "casework"), casework]))
    ]
    return begun.filter((one) => one).length
  }).pipe(Effect.provide(engineLayer(config)))
