import { OwnRequest, StoredRequest } from "@kruisverband/contract"
import {
  CovenantId,
  type DisclosureLevel,
  logClauses,
  PartnerId,
  RequestId,
  SignalId,
  type UserId
} from "@kruisverband/domain"
import { ConversationProposed, RequestAnswered, RequestAsked, RequestDeclined } from "@kruisverband/events"
import type { KeysUnavailable, SecureRandom } from "@kruisverband/privacy"
import { Ids, Outbox, Sql, type StoreError, underStance } from "@kruisverband/store"
import {
  addUnder,
  CovenantKeyring,
  KeysNotReady,
  openUnder,
  putDataKeys,
  sealUnder,
  withRing
} from "@kruisverband/vault"
import { Context, Effect, Layer, Schema } from "effect"
import { asPoster } from "../access/asPoster.ts"
import type { Poster } from "../access/Poster.ts"
import { recordAccess } from "../access/recordAccess.ts"
import { type Actor, actOn, logSignals, posterActor } from "../log/logSignals.ts"
import { AlreadySettled, AnswerMissing, RequestNotFound, SignalNotFound } from "../signals/errors.ts"
import { addHistory, findSignals } from "../signals/SignalRepository.ts"
import {
  findCovenantOf,
  findQuestion,
  findQuestions,
  insertQuestion,
  listQuestions,
  type StoredQuestion,
  settleQuestion
} from "./RequestRepository.ts"

/** How a poster may respond. All three are respected outcomes (requirement B5); none of them raises what is shared. */
export type Response = "answered" | "declined" | "conversation-proposed"

type Faults = KeysNotReady | KeysUnavailable | StoreError

/** Question and answer between a coordinator and a poster: sealed here, told elsewhere by id only. */
export class Requests extends Context.Service<
  Requests,
  {
    readonly listOwn: (poster: Poster) => Effect.Effect<ReadonlyArray<OwnRequest>, Faults>
    /** Only an answer needs words. Once. */
    readonly respond: (
      poster: Poster,
      request: string,
      response: Response,
      words: string | undefined
    ) => Effect.Effect<OwnRequest, RequestNotFound | AlreadySettled | AnswerMissing | Faults>
    readonly ask: (question: {
      readonly signal: SignalId
      readonly covenant: CovenantId
      readonly by: UserId
      readonly question: string
      readonly actor: Actor
    }) => Effect.Effect<RequestId, SignalNotFound | Faults>
    /** For the coordinator's eyes; recorded as access where there is an answer. Those of withdrawn signals are gone. */
    readonly read: (
      ids: ReadonlyArray<string>,
      viewer: UserId,
      actor: Actor
    ) => Effect.Effect<ReadonlyArray<typeof StoredRequest.Type>, Faults>
  }
>()("ingest/requests/Requests") {
  static readonly layer = Layer.effect(
    Requests,
    Effect.suspend(() => make)
  )
}

const bytes = (text: string) => new TextEncoder().encode(text)
const text = (plain: Uint8Array) => new TextDecoder().decode(plain)
const toOwn = Schema.decodeUnknownSync(OwnRequest)
const toStored = Schema.decodeUnknownSync(StoredRequest)

const EVENTS = {
  answered: RequestAnswered,
  declined: RequestDeclined,
  "conversation-proposed": ConversationProposed
} as const

const make = Effect.gen(function* () {
  const context = yield* Effect.context<Sql | SecureRandom | CovenantKeyring>()
  const store = yield* Sql
  const keyring = yield* CovenantKeyring

  const ringOf = Effect.fnUntraced(function* (covenant: string) {
    const ring = yield* keyring.find(covenant)
    return ring === undefined ? yield* new KeysNotReady({ covenant }) : ring
  })

  const words = Effect.fnUntraced(function* (stored: StoredQuestion, field: "question" | "answer") {
    const sealed = stored[field]
    if (sealed === undefined) return undefined
    const opened = yield* withRing(stored.covenant, (ring) => openUnder(ring, stored.key, field, sealed))
    return opened === undefined ? yield* new KeysNotReady({ covenant: stored.covenant }) : text(opened)
  })

  const own = Effect.fnUntraced(function* (stored: StoredQuestion) {
    const { answeredAt, askedAt, id, signal, state } = stored
    const question = yield* words(stored, "question")
    return toOwn({ id, signal, question, state, askedAt, ...(answeredAt === undefined ? {} : { answeredAt }) })
  })

  const logAbout = Effect.fnUntraced(function* (
    actor: Actor,
    action: string,
    questions: ReadonlyArray<StoredQuestion>
  ) {
    const signals = yield* findSignals([...new Set(questions.map(({ signal }) => signal))])
    yield* logSignals(
      actor,
      action,
      logClauses.asked,
      signals.map(({ facts }) => actOn(facts))
    )
  })

  const listOwn = Effect.fn("Requests.listOwn")(function* (poster: Poster) {
    return yield* store.transaction(
      Effect.gen(function* () {
        const questions = yield* listQuestions(poster.partner)
        const listed = yield* Effect.forEach(questions, own)
        yield* logAbout(posterActor(poster), "own-requests-read", questions)
        return listed
      })
    )
  })

  const respondLocked = Effect.fnUntraced(function* (
    poster: Poster,
    id: string,
    response: Response,
    said: string | undefined
  ) {
    const stored = yield* findQuestion(poster.partner, id)
    if (stored === undefined) return yield* new RequestNotFound({})
    if (stored.state !== "open") return yield* new AlreadySettled({})
    if (response === "answered" && (said ?? "").trim() === "") return yield* new AnswerMissing({})
    const answer =
      said === undefined
        ? undefined
        : yield* withRing(stored.covenant, (ring) => addUnder(ring, stored.key, "answer", bytes(said)))
    const settled = yield* settleQuestion(stored, response, answer)
    yield* addHistory(stored.covenant, stored.signal, `request-${response}`)
    const data = {
      request: RequestId.make(stored.id),
      signal: SignalId.make(stored.signal),
      covenant: CovenantId.make(stored.covenant),
      partner: PartnerId.make(stored.partner)
    }
    yield* Outbox.append([
      { event: EVENTS[response].make(data), subject: stored.signal, partitionkey: stored.covenant }
    ])
    yield* logAbout(posterActor(poster), `request-${response}`, [stored])
    return yield* own(settled)
  })

  const respond = Effect.fn("Requests.respond")(function* (
    poster: Poster,
    id: string,
    response: Response,
    said: string | undefined
  ) {
    const covenant = yield* findCovenantOf(poster.partner, id)
    if (covenant === undefined) return yield* new RequestNotFound({})
    return yield* store.transaction(respondLocked(poster, id, response, said)).pipe(asPoster(poster, [covenant]))
  })

  const ask: Requests["Service"]["ask"] = Effect.fn("Requests.ask")(function* ({
    actor,
    by,
    covenant,
    question,
    signal
  }) {
    return yield* store.transaction(
      Effect.gen(function* () {
        // Locked: what is asked of a signal must be there to be erased with it.
        const [stored] = yield* findSignals([signal], true)
        if (stored === undefined || stored.withdrawnAt !== undefined || stored.facts.covenant !== covenant)
          return yield* new SignalNotFound({})
        const id = RequestId.make(yield* (yield* Ids).uuid7)
        const ring = yield* ringOf(covenant)
        const { fields, key } = yield* sealUnder(ring, id, { question: bytes(question) })
        const { partner } = stored.facts
        yield* insertQuestion({ id, partner, covenant, signal, askedBy: by, question: fields.question })
        if ((yield* putDataKeys(covenant, [key])) === 0) {
          keyring.forget(covenant)
          return yield* new KeysNotReady({ covenant })
        }
        yield* addHistory(covenant, signal, "request-asked")
        yield* Outbox.append([
          {
            event: RequestAsked.make({ request: id, signal, covenant, partner, by }),
            subject: signal,
            partitionkey: covenant
          }
        ])
        yield* logSignals(actor, "request-asked", logClauses.asked, [actOn(stored.facts)])
        return id
      })
    )
  }, Effect.provideContext(context))

  const read = Effect.fn("Requests.read")(function* (ids: ReadonlyArray<string>, viewer: UserId, actor: Actor) {
    return yield* store.transaction(
      Effect.gen(function* () {
        const questions = yield* findQuestions(ids)
        const signals = yield* findSignals(questions.map((question) => question.signal))
        const levels = new Map<string, DisclosureLevel>(signals.map(({ facts }) => [facts.signal, facts.level]))
        yield* recordAccess(
          questions
            .filter((question) => question.answer !== undefined)
            .map(({ covenant, signal }) => ({
              covenant,
              signal,
              viewer,
              role: "coordinator",
              purpose: "request-answer",
              level: levels.get(signal) ?? "existence-only"
            }))
        )
        yield* logSignals(
          actor,
          "requests-read",
          logClauses.asked,
          signals.map(({ facts }) => actOn(facts))
        )
        return yield* Effect.forEach(questions, (stored) =>
          Effect.gen(function* () {
            const answer = yield* words(stored, "answer")
            return toStored({
              id: stored.id,
              signal: stored.signal,
              state: stored.state,
              question: yield* words(stored, "question"),
              ...(answer === undefined ? {} : { answer }),
              askedAt: stored.askedAt
            })
          })
        )
      })
    )
  })

  return Requests.of({
    listOwn: (poster) => listOwn(poster).pipe(asPoster(poster), Effect.provideContext(context)),
    respond: (poster, id, response, said) =>
      respond(poster, id, response, said).pipe(asPoster(poster), Effect.provideContext(context)),
    ask: (question) => ask(question).pipe(underStance({ name: "caller", covenants: [question.covenant] })),
    read: (ids, viewer, actor) => read(ids, viewer, actor).pipe(Effect.provideContext(context))
  })
})
