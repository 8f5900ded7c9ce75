import { findBirthDates } from "../guard/findBirthDates.ts"
import { findBsn, type Span } from "../guard/findBsn.ts"
import { findEmails, findPhones } from "../guard/findContacts.ts"
import { findIbans } from "../guard/findIbans.ts"
import { findPersonNames } from "../guard/findPersonNames.ts"
import { medicalFindings } from "../rules/contentGuard.ts"
import { isRefused, type MarkedPassage } from "./MarkedPassage.ts"
import type { PassageContent, WooGround } from "./WooDecision.ts"

/** Why something is proposed; `repeated`: it was refused elsewhere in the text. */
export type ProposalKind = "bsn" | "email" | "phone" | "iban" | "birth-date" | "name" | "health" | "repeated"

/** A stretch that may have to be refused, with the ground that fits it. A person decides. */
export type RefusalProposal = Span & {
  readonly kinds: ReadonlyArray<ProposalKind>
  readonly grounds: ReadonlyArray<WooGround>
  readonly contains: ReadonlyArray<PassageContent>
  /** Of the passage that it repeats. */
  readonly reason: string
}

type Search = readonly [
  kind: ProposalKind,
  find: (text: string) => ReadonlyArray<Span>,
  ground: WooGround,
  contains: ReadonlyArray<PassageContent>
]

const searches: ReadonlyArray<Search> = [
  ["bsn", findBsn, "5.1.1.e", ["identification-number"]],
  ["email", findEmails, "5.1.2.e", []],
  ["phone", findPhones, "5.1.2.e", []],
  ["iban", findIbans, "5.1.2.e", []],
  ["birth-date", findBirthDates, "5.1.2.e", []],
  ["name", findPersonNames, "5.1.2.e", []],
  ["health", medicalFindings, "5.1.1.d", ["special-category"]]
]

/**
 * What a document holds that may have to be refused (Woo 5.1(1)(d), (e) and 5.1(2)(e)), in order of place; what touches a
 * passage already marked is left to that. Help, not a rule: it misses things, and a person decides on each.
 */
export function proposeRefusals(
  text: string,
  passages: ReadonlyArray<MarkedPassage> = []
): ReadonlyArray<RefusalProposal> {
  const found = searches.flatMap(([kind, find, ground, contains]) =>
    find(text).map(
      ({ from, to }): RefusalProposal => ({ from, to, kinds: [kind], grounds: [ground], contains, reason: "" })
    )
  )
  const free = [...found, ...repeated(text, passages)].filter(
    ({ from, to }) => !passages.some((passage) => passage.from < to && from < passage.to)
  )
  return merged(free.toSorted((a, b) => a.from - b.from || b.to - a.to))
}

/** Shorter words would be proposed all over the text. */
const SHORTEST_REPEATED = 4

function repeated(text: string, passages: ReadonlyArray<MarkedPassage>): ReadonlyArray<RefusalProposal> {
  return passages.filter(isRefused).flatMap(({ contains, from, grounds, reason, to }) => {
    const words = text.slice(from, to).trim()
    if (words.length < SHORTEST_REPEATED || grounds.includes("5.1.5")) return []
    return placesOf(text, words).map((span) => ({ ...span, kinds: ["repeated"] as const, grounds, contains, reason }))
  })
}

function placesOf(text: string, words: string): ReadonlyArray<Span> {
  const places: Array<Span> = []
  for (let from = text.indexOf(words); from >= 0; from = text.indexOf(words, from + words.length)) {
    const to = from + words.length
    const isWhole =
      !/[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, from - 2), from)) && !/^[\p{L}\p{N}]/u.test(text.slice(to))
    if (isWhole) places.push({ from, to })
  }
  return places
}

const union = <A>(a: ReadonlyArray<A>, b: ReadonlyArray<A>): ReadonlyArray<A> => [...new Set([...a, ...b])]

/** Passages may not overlap, so neither may what is proposed as one: a number inside an address is one proposal with both grounds. */
function merged(sorted: ReadonlyArray<RefusalProposal>): ReadonlyArray<RefusalProposal> {
  const result: Array<RefusalProposal> = []
  for (const next of sorted) {
    const last = result.at(-1)
    if (last === undefined || next.from >= last.to) result.push(next)
    else
      result[result.length - 1] = {
        from: last.from,
        to: Math.max(last.to, next.to),
        kinds: union(last.kinds, next.kinds),
        grounds: union(last.grounds, next.grounds),
        contains: union(last.contains, next.contains),
        reason: last.reason === "" ? next.reason : last.reason
      }
  }
  return result
}
