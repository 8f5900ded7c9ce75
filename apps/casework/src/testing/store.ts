import { migrate, PgliteEngine, sqlLayer } from "@kruisverband/store"
import { Layer } from "effect"

/** A migrated database in memory. */
export const engine = Layer.effectDiscard(migrate()).pipe(Layer.provideMerge(PgliteEngine.layer({ dataDir: "memory" })))

/** The same, seen as casework. */
export const caseworkStore = sqlLayer("casework").pipe(Layer.provideMerge(engine))
