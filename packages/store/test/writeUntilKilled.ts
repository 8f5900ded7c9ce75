// A process of its own: opens the folder, tells every row that is committed, and writes until it is killed.
import { Effect, Layer } from "effect"
import { migrate, PgliteEngine, Sql, sqlLayer } from "../src/index.ts"

const folder = process.argv[2] ?? ""
const engine = Layer.effectDiscard(migrate()).pipe(Layer.provideMerge(PgliteEngine.layer({ dataDir: folder })))

const write = (id: string) =>
  Effect.flatMap(Sql, ({ transaction, run }) =>
    transaction(
      run("write", (db) =>
        db
          .insertInto("ingest.consumer_offset")
          .values({ group: "kill", topic: id, position: "0", updated_at: new Date(0) })
          .execute()
      )
    )
  )

const started = performance.now()
await Effect.runPromise(
  Effect.gen(function* () {
    process.stdout.write(`open ${Math.round(performance.now() - started)}\n`)
    for (let n = 0; ; n += 1) {
      const id = `${process.pid}-${n}`
      yield* write(id)
      process.stdout.write(`${id}\n`)
    }
  }).pipe(Effect.provide(sqlLayer("ingest").pipe(Layer.provide(engine))))
)
