import type { SubjectIdentity } from "../../packages/linkage/src/encode/index.ts"
import { nameParts } from "../../packages/linkage/src/encode/normalise/names.ts"
import { crossCovenantAttack } from "./crossCovenant.ts"
import { fewAttack } from "./fewAttack.ts"
import { graphAttack } from "./graphAttack.ts"
import { joinedAttack } from "./joinedAttack.ts"
import { patternAttack } from "./patternAttack.ts"
import { rankAttack } from "./rankAttack.ts"
import { type Scheme, type Stolen, vectorText } from "./Scheme.ts"

/** What an attack reads: `figure` names the attack and the kind of value, `rate` is the share of the signals. */
export interface Outcome {
  readonly figure: string
  readonly rate: number
}

/** Kinds of value that are all made with a surname, each together with something else. */
const JOINED: ReadonlyArray<ReadonlyArray<string>> = [["token i", "token l", "token j"]]

/** Signals of two covenants that are compared all with all. */
const CROSSED = 400

const kinds = (signals: ReadonlyArray<ReadonlyArray<{ readonly kind: string }>>): ReadonlyArray<string> =>
  [...new Set(signals.flatMap((all) => all.map(({ kind }) => kind)))].sort()

/** Of several values of one kind the first: they are sorted by what the key made of them, which says nothing. */
const firstOf = (kind: string) => (signal: Stolen) => signal.values.find((value) => value.kind === kind)?.value
const vectorOf = (kind: string) => (signal: Stolen) => signal.vectors.find((vector) => vector.kind === kind)

const attackVectors = (
  kind: string,
  people: ReadonlyArray<SubjectIdentity>,
  stolen: ReadonlyArray<Stolen>,
  own: ReadonlyArray<Stolen>,
  scheme: Scheme
): ReadonlyArray<Outcome> => {
  const at = vectorOf(kind)
  const text = (signal: Stolen) => {
    const found = at(signal)
    return found === undefined ? undefined : vectorText(found.bits)
  }
  const both = stolen.flatMap((signal, i) => {
    const [x, y] = [at(signal), own[i] === undefined ? undefined : at(own[i])]
    return x === undefined || y === undefined
      ? []
      : [{ of: x.of, theirs: x.bits, ours: y.bits, person: people[i] ?? {} }]
  })
  const graph = graphAttack(
    both.map(({ theirs }) => theirs),
    both.map(({ ours }) => ours),
    scheme.likeness
  )
  const named = both.flatMap(({ of, theirs, person }) => {
    const { family, given } = nameParts(person)
    const name = of === "given" ? given[0] : of === "family" ? family[0] : undefined
    return name === undefined ? [] : [{ bits: theirs, name }]
  })
  const pattern = patternAttack(
    named.map(({ bits }) => bits),
    named.map(({ name }) => name)
  )
  return [
    { figure: `equal filters, ${kind}`, rate: rankAttack(stolen.map(text), own.map(text)) },
    { figure: `graph of likeness, ${kind}`, rate: graph },
    ...(named.length === 0 ? [] : [{ figure: `patterns of letter pairs, ${kind}`, rate: pattern }])
  ]
}

/**
 * All attacks on one scheme. The attacker has the store and not its key, knows the scheme, and has a list with the very same signals, to the letter: more
 * than anyone will have. He encodes it under a key of his own and looks for what is alike in frequency or pattern; for shape see `attackShape`.
 */
export const attackScheme = (scheme: Scheme, people: ReadonlyArray<SubjectIdentity>): ReadonlyArray<Outcome> => {
  const [theirs, his] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)]
  const stolen = people.map((person) => scheme.encode(person, theirs))
  const own = people.map((person) => scheme.encode(person, his))
  const ranks = kinds(stolen.map(({ values }) => values)).map((kind) => {
    const of = firstOf(kind)
    return { figure: `rank, ${kind}`, rate: rankAttack(stolen.map(of), own.map(of)) }
  })
  const few = kinds(stolen.map(({ few }) => few)).map((kind) => ({
    figure: `beyond guessing, ${kind}`,
    rate: fewAttack(stolen.map((signal) => signal.few.find((one) => one.kind === kind)))
  }))
  const vectors = kinds(stolen.map(({ vectors }) => vectors)).flatMap((kind) =>
    attackVectors(kind, people, stolen, own, scheme)
  )
  return [
    ...ranks,
    ...JOINED.filter((of) => stolen.some(({ values }) => values.some(({ kind }) => of.includes(kind)))).map((of) => ({
      figure: `joined groups, ${of.join(" ")}`,
      rate: joinedAttack(stolen, own, of)
    })),
    ...few,
    ...vectors,
    { figure: "two covenants", rate: crossCovenantAttack(stolen.slice(0, CROSSED), own.slice(0, CROSSED), scheme) }
  ]
}
