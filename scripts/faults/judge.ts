import type { SeenLink } from "./Visitor.ts"

/** What one run left behind. */
export interface Outcome {
  /** Key of each post that was answered 201, and the id it got. */
  readonly acknowledged: ReadonlyMap<string, string>
  /** Ids of everything that ingest holds. */
  readonly stored: readonly string[]
  readonly links: readonly SeenLink[]
}

export interface Verdict {
  readonly acknowledged: number
  /** Acknowledged posts that are not stored, and links of the clean run that are not there. */
  readonly lost: number
  /** Signals stored though nobody was told so, signals in two links, decisions that count twice. */
  readonly doubled: number
  /** Links that are not as in the clean run, or that it does not have. */
  readonly differing: number
}

const isLive = ({ state }: SeenLink): boolean => state === "confirmed" || state === "proposed"

/** A link in the words of the posts, as ids and keys of encoding differ between two platforms. */
const describe = (link: SeenLink, keys: ReadonlyMap<string, string>): string =>
  JSON.stringify({
    keys: link.signals.map(({ id }) => keys.get(id) ?? "unknown").sort(),
    state: link.state,
    angles: [...link.angles].sort(),
    organisations: link.organisations,
    reasons: link.explanation.identity.map(({ field, agreement }) => `${field}-${agreement}`).sort()
  })

const keysOf = ({ acknowledged }: Outcome) => new Map([...acknowledged].map(([key, id]) => [id, key]))

/** Live links with a post of which `isOurs`; a link that has a post nobody knows belongs to all. */
function linksOf(outcome: Outcome, isOurs: (key: string) => boolean) {
  const keys = keysOf(outcome)
  return outcome.links
    .filter((link) => isLive(link) && link.signals.some(({ id }) => isOurs(keys.get(id) ?? "")))
    .map((link) => ({ link, text: describe(link, keys), ids: link.signals.map(({ id }) => id) }))
}

/** Compares a run under faults with a clean run of the same posts; `isOurs` picks the posts of one fault by their key. */
export function judge(faulty: Outcome, clean: Outcome, isOurs: (key: string) => boolean = () => true): Verdict {
  const ours = [...faulty.acknowledged].filter(([key]) => isOurs(key))
  const stored = new Set(faulty.stored)
  const told = new Set(faulty.acknowledged.values())
  const found = linksOf(faulty, isOurs)
  const wanted = linksOf(clean, isOurs)
  const texts = new Set(found.map(({ text }) => text))
  const linked = new Set(found.flatMap(({ ids }) => ids.map((id) => keysOf(faulty).get(id))))
  const missing = wanted.filter(({ link }) => !link.signals.some(({ id }) => linked.has(keysOf(clean).get(id))))
  const wantedTexts = new Set(wanted.map(({ text }) => text))
  const ids = found.flatMap((each) => each.ids)
  return {
    acknowledged: ours.length,
    lost: ours.filter(([, id]) => !stored.has(id)).length + missing.length,
    doubled:
      faulty.stored.filter((id) => !told.has(id)).length +
      (faulty.stored.length - stored.size) +
      (ids.length - new Set(ids).size) +
      found.filter(({ link }) => link.reviews.length > 1).length,
    differing: [...texts].filter((text) => !wantedTexts.has(text)).length
  }
}
