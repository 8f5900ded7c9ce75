import { Effect } from "effect"
import { Ingest } from "./Ingest.ts"

export { Erasure, type ErasureOrder } from "./erasure/Erasure.ts"
export { renewIngestJournal } from "./erasure/renewIngestJournal.ts"
export { Ingest, type IngestOptions } from "./Ingest.ts"
export { type IngestConfig, readIngestConfig } from "./IngestConfig.ts"
export { type EncodingCount, type EncodingStatus, encodingStatus } from "./renewal/encodingStatus.ts"
export { noteVersions } from "./renewal/noteVersions.ts"
export { operator, type Renewal, renewEncodings, standingOf } from "./renewal/renewEncodings.ts"
export { lostObjections } from "./renewal/renewObjections.ts"
export { countDue } from "./retention/destroyDue.ts"
export { type Outlook, readOutlook } from "./retention/readOutlook.ts"

export { vaultKeys } from "./vault/vaultKeys.ts"

/** The HTTP application, mounted at `/ingest/v1`. */
export const makeIngestApp = Effect.map(Ingest, (ingest) => ingest.app)

/** Registry consumer, relay and clean-up: for ever. */
export const ingestWorkers: Effect.Effect<never, never, Ingest> = Effect.flatMap(Ingest, (ingest) => ingest.workers)
