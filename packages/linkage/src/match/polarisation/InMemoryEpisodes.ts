import type { Edge } from "../ClusterOptions.ts"
import { type Clustering, clusters } from "../clusters.ts"
import type { Frequencies } from "../Frequencies.ts"
import { comparePolarisation, POLARISATION_THRESHOLD } from "./comparePolarisation.ts"
import { GroundIndex } from "./GroundIndex.ts"
import { dayNumber, EPISODE_DAYS, groundTokens } from "./groundTokens.ts"
import type { PolarisationFacts } from "./PolarisationFacts.ts"
import type { PolarisationModel } from "./PolarisationModel.ts"
import { polarisationModel } from "./shippedPolarisationModel.ts"

type Pairs = ReadonlyArray<readonly [string, string]>

/** A linker over a set of polarisation signals: what the correlator does over SQL, here in memory. Knows no order. */
export class InMemoryEpisodes {
  readonly #signals = new Map<string, PolarisationFacts>()
  readonly #index: GroundIndex
  readonly #model: PolarisationModel

  constructor(hubLimit: number, model: PolarisationModel = polarisationModel) {
    this.#index = new GroundIndex(hubLimit)
    this.#model = model
  }

  add(id: string, facts: PolarisationFacts): void {
    this.#signals.set(id, facts)
    this.#index.add(id, groundTokens(facts))
  }

  remove(id: string): void {
    this.#signals.delete(id)
    this.#index.remove(id)
  }

  frequencies(): Frequencies {
    return this.#index.frequencies()
  }

  /** The weight of every candidate pair. */
  *edges(): Generator<Edge> {
    const frequencies = this.frequencies()
    for (const [a, b] of this.#index.candidates()) {
      const [left, right] = [this.#signals.get(a), this.#signals.get(b)]
      if (left === undefined || right === undefined) continue
      yield { a, b, weight: comparePolarisation(left, right, frequencies, this.#model).weight }
    }
  }

  clusters(
    decisions: { readonly mustLink?: Pairs; readonly cannotLink?: Pairs } = {},
    edges: Iterable<Edge> = this.edges()
  ): Clustering {
    return clusters([...this.#signals.keys()], [...edges], {
      threshold: POLARISATION_THRESHOLD,
      mustLink: decisions.mustLink ?? [],
      cannotLink: decisions.cannotLink ?? [],
      reach: {
        at: new Map(
          [...this.#signals]
            .map(([id, { day }]) => [id, dayNumber(day)] as const)
            .filter(([, day]) => !Number.isNaN(day))
        ),
        most: EPISODE_DAYS
      }
    })
  }
}
