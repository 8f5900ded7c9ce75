import { dropParked, listParked, type ParkedEvent, replayParked } from "@kruisverband/broker"
import type { Owner } from "@kruisverband/events"
import { OWNERS } from "@kruisverband/store"
import { Effect } from "effect"
import { withEngine } from "./withEngine.ts"

export const DLQ_HELP = `kv dlq list                  parked events: service, aggregate, reason
kv dlq replay SERVICE [ID]   offer them again: all, or those of one aggregate or event
kv dlq drop SERVICE ID       give one aggregate or event up for good
  The embedded database must not be in use; a running platform on PostgreSQL takes the replay up at once.`

const line = (owner: Owner, event: ParkedEvent) =>
  [
    owner,
    event.group,
    event.subject,
    event.id,
    event.reason,
    `tries ${event.tries}`,
    event.parkedAt.toISOString()
  ].join("  ")

const list = Effect.gen(function* () {
  let count = 0
  for (const owner of OWNERS) {
    for (const event of yield* listParked(owner)) {
      console.log(line(owner, event))
      count++
    }
  }
  console.log(`${count} geparkeerd / parked`)
  return 0
})

/** Exit code: 0 done, 1 the database failed, 2 called wrongly. */
export const runDlq = (argv: ReadonlyArray<string>): Promise<number> => {
  const [verb, service, id] = argv
  const owner = OWNERS.find((candidate) => candidate === service)
  const told = (what: string) => (count: number) => {
    console.log(`${count} ${what}`)
    return 0
  }
  if (verb === "list") return withEngine(list)
  if (verb === "replay" && owner !== undefined)
    return withEngine(Effect.map(replayParked(owner, id), told("opnieuw aangeboden / offered again")))
  if (verb === "drop" && owner !== undefined && id !== undefined)
    return withEngine(Effect.map(dropParked(owner, id), told("opgegeven / dropped")))
  console.log(DLQ_HELP)
  return Promise.resolve(verb === "--help" ? 0 : 2)
}
