import { type EncodedNames, type EncodedSignal, fetchEncodings, fetchNameTokens } from "@kruisverband/contract"
import type { NamesId, SignalId } from "@kruisverband/domain"
import { callEndpoint, type HttpProblem, type Upstream } from "@kruisverband/http"
import { Context, Effect, Layer } from "effect"
import { chunksOf } from "../store/query.ts"

/** Where encodings of signals and of names come from. */
export class Encodings extends Context.Service<
  Encodings,
  {
    /** By signal. What is absent from the answer is as gone as what is said to be. Fails when ingest is away: try again. */
    readonly fetch: (
      signals: ReadonlyArray<SignalId>
    ) => Effect.Effect<ReadonlyMap<SignalId, EncodedSignal>, HttpProblem>
    /** What the names of a vocabulary are found by, in the same way. */
    readonly fetchNames: (
      names: ReadonlyArray<NamesId>
    ) => Effect.Effect<ReadonlyMap<NamesId, EncodedNames>, HttpProblem>
  }
>()("correlator/signals/Encodings") {}

/** Ids in one call, as the endpoint allows. */
const MOST_IDS = 1000

/** Fetches from ingest, with the correlator's own token: it may read encodings and nothing else. */
export const encodingsFromIngest = (ingest: Upstream): Layer.Layer<Encodings> =>
  Layer.succeed(Encodings, {
    fetch: (signals) =>
      Effect.forEach(chunksOf(signals, MOST_IDS), (ids) =>
        callEndpoint(fetchEncodings, ingest, { body: { ids } })
      ).pipe(
        Effect.map((answers) => {
          const found = answers.flatMap((answer) => answer.signals)
          return new Map(found.map((one) => [one.id, one] as const))
        })
      ),
    fetchNames: (names) =>
      Effect.forEach(chunksOf(names, MOST_IDS), (ids) => callEndpoint(fetchNameTokens, ingest, { body: { ids } })).pipe(
        Effect.map((answers) => {
          const found = answers.flatMap((answer) => answer.names)
          return new Map(found.map((one) => [one.id, one] as const))
        })
      )
  })
