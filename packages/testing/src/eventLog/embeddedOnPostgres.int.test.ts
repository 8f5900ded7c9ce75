import { embeddedEventLog } from "@kruisverband/broker"
import { Layer } from "effect"
import { describe } from "vitest"
import { requireEngine } from "../engines/engines.ts"
import { testPostgres, testPostgresEngine } from "./engineLayers.ts"
import { eventLogContract } from "./eventLogContract.ts"
import { rewindEmbedded } from "./rewindEmbedded.ts"

const postgresql = await requireEngine("postgresql")

describe.skipIf(!postgresql.found)("with PostgreSQL", () => {
  eventLogContract("the embedded log on PostgreSQL", {
    layer: embeddedEventLog.pipe(Layer.provideMerge(testPostgresEngine), Layer.provide(testPostgres)),
    rewind: rewindEmbedded
  })
})
