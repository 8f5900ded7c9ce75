import { Ids, Sql } from "@kruisverband/store"
import { Effect } from "effect"
import { openTexts, sealText } from "../vault/sealedTexts.ts"

/** What words are about. The subject stays when the rest is destroyed: it is the register's line, and names nobody. */
export type About = "subject" | "asked" | "requester" | "extension" | "explanation"

/** Seals words about a request under a data key of their own, in the caller's transaction: they may name persons. */
export const addWords = Effect.fn("opennessWords.add")(function* (
  covenant: string,
  request: string,
  about: About,
  text: string
) {
  const id = yield* (yield* Ids).uuid7
  const words = yield* sealText(covenant, id, text)
  const { run } = yield* Sql
  yield* run("opennessWords.add", (db) =>
    db.insertInto("casework.openness_words").values({ covenant, id, request, about, words }).execute()
  )
})

/** Words of requests of one covenant: by request, and by what they are about. Those destroyed are not there. */
export const openWords = Effect.fn("opennessWords.open")(function* (
  covenant: string,
  requests: ReadonlyArray<string>,
  about?: About
) {
  const opened = new Map<string, Map<About, string>>()
  if (requests.length === 0) return opened
  const { run } = yield* Sql
  const rows = yield* run("opennessWords.read", (db) =>
    db
      .selectFrom("casework.openness_words")
      .select(["id", "request", "about", "words"])
      .where("covenant", "=", covenant)
      .where("request", "in", requests)
      .$if(about !== undefined, (query) => query.where("about", "=", about ?? ""))
      .orderBy("id")
      .execute()
  )
  const texts = yield* openTexts(covenant, rows)
  for (const { about: kind, id, request } of rows) {
    const text = texts.get(id)
    if (text === undefined || !isAbout(kind)) continue
    const own = opened.get(request) ?? new Map<About, string>()
    opened.set(request, own.set(kind, text))
  }
  return opened
})

const ABOUT: ReadonlySet<string> = new Set<About>(["subject", "asked", "requester", "extension", "explanation"])
const isAbout = (text: string): text is About => ABOUT.has(text)
