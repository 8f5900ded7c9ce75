import type { Owner } from "@kruisverband/events"
import { type Engine, migrate, PgliteEngine, sqlLayer } from "@kruisverband/store"
import { Layer } from "effect"

const migrated = <E>(engine: Layer.Layer<Engine, E>) => Layer.effectDiscard(migrate()).pipe(Layer.provideMerge(engine))

/**
 * A migrated, empty PGlite in memory; starts in half a second from the template that the first one leaves behind.
 * Each call makes a database of its own: keep the layer in a constant.
 */
export const testDatabase = () => migrated(PgliteEngine.layer({ dataDir: "memory" }))

/** `testDatabase` as one owner sees it. */
export const testSql = (owner: Owner) => sqlLayer(owner).pipe(Layer.provideMerge(testDatabase()))
