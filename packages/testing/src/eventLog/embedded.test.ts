import { embeddedEventLog } from "@kruisverband/broker"
import { Layer } from "effect"
import { testDatabase } from "../testDatabase.ts"
import { eventLogContract } from "./eventLogContract.ts"
import { rewindEmbedded } from "./rewindEmbedded.ts"

eventLogContract("the embedded log on PGlite", {
  layer: embeddedEventLog.pipe(Layer.provideMerge(testDatabase())),
  rewind: rewindEmbedded
})
