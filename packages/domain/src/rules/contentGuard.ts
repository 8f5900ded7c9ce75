import { beyondWords, medicalWords, politicalWords, religiousWords, wordPattern } from "../guard/guardWords.ts"
import { sentencesOf, type Word } from "../guard/words.ts"
import type { SignalKind } from "../signal/SignalFacts.ts"
import type { Behaviour } from "../vocabulary/vocabulary.ts"

/** Stretch of a text with the code it would be refused for. Offsets are UTF-16, `to` exclusive. */
export type ContentFinding = {
  readonly code: "religious-observance-only" | "political-activity-only"
  readonly from: number
  readonly to: number
}

export type GuardedContent = {
  readonly kind: SignalKind
  /** What was seen and heard; the poster's own assessment does not count: it is judgement, not behaviour. */
  readonly observation: string
  readonly behaviours?: ReadonlyArray<Behaviour> | undefined
}

/**
 * Religious observance alone, or lawful political activity alone, is no ground for a signal (report: a rise of orthodoxy
 * is no rise of radicalisation; Grondwet art. 6 to 9; AVG art. 9). Each finding is a word that speaks of it, in a text
 * that shows nothing beyond it. Ticked behaviours that merely restate a change ("withdrawal") do not lift this; hard
 * ones (a threat, a call to violence) do. A denied word ("geen dreiging") is nothing beyond.
 */
export function contentFindings(content: GuardedContent): ReadonlyArray<ContentFinding> {
  if ((content.behaviours ?? []).some((behaviour) => hardBehaviours.has(behaviour))) return []
  const sentences = sentencesOf(content.observation)
  if (sentences.some((sentence) => affirmed(sentence, beyond).length > 0)) return []
  const religiousIn = (sentence: ReadonlyArray<Word>) => observance(sentence, content.kind)
  const politicalIn = (sentence: ReadonlyArray<Word>) => hits(sentence, political)
  const touched = sentences.filter((sentence) => religiousIn(sentence).length + politicalIn(sentence).length > 0)
  if (isSideRemark(sentences, touched)) return []
  return [
    ...sentences.flatMap(religiousIn).map((span) => ({ code: "religious-observance-only" as const, ...span })),
    ...sentences.flatMap(politicalIn).map((span) => ({ code: "political-activity-only" as const, ...span }))
  ].toSorted((a, b) => a.from - b.from)
}

/** Words that speak of an illness or its treatment (AVG art. 9; for care professionals also BW art. 7:457). */
export function medicalFindings(text: string): ReadonlyArray<{ readonly from: number; readonly to: number }> {
  return sentencesOf(text).flatMap((sentence) => hits(sentence, medical).map(({ from, to }) => ({ from, to })))
}

/** Acts that are a ground whatever else the text says. The other behaviours can describe observance itself. */
const hardBehaviours: ReadonlySet<Behaviour> = new Set<Behaviour>([
  "threat",
  "intimidation",
  "hate-speech",
  "call-to-violence",
  "glorifying-violence",
  "propaganda-sharing",
  "recruiting",
  "weapon-interest",
  "travel-plans",
  "vandalism"
])

const religious = wordPattern(religiousWords)
const political = wordPattern(politicalWords)
const beyond = wordPattern(beyondWords)
const medical = wordPattern(medicalWords)
/** In a signal about a place these are where and with whom, not what somebody believes. */
const settings =
  /^(?:moskee|mosque|masjid|kerk|church|synago|tempel|temple|gebedshui|imam|dominee|rabbi|geloof|gelovig|relig|faith|orthodox|preek|preken|sermon)/u
const inAddress = /(?:straat|laan|plein|weg|pad|hof|steeg|ring|kade|dijk|veld|singel|buurt|wijk|dorp|torenplein)$/u
const faithInGeneral = /^(?:geloof|religie|religion|faith)/u
const denial = new Set([
  "geen",
  "niet",
  "nooit",
  "zonder",
  "niets",
  "noch",
  "no",
  "not",
  "never",
  "without",
  "nor",
  "nothing",
  "didnt",
  "doesnt",
  "dont",
  "isnt",
  "wasnt"
])
const denialAfter = new Set(["niet", "niemand", "nobody", "nooit"])
const notADenial = new Set(["alleen", "slechts", "enkel", "only", "just", "merely"])
/** A denial reaches this many words. */
const reach = 3

type Hit = { readonly from: number; readonly to: number; readonly first: number; readonly last: number }

function hits(sentence: ReadonlyArray<Word>, pattern: RegExp): ReadonlyArray<Hit> {
  const starts: Array<number> = []
  let line = ""
  for (const word of sentence) {
    line += line === "" ? "" : " "
    starts.push(line.length)
    line += word.folded
  }
  const wordAt = (position: number) => starts.findLastIndex((start) => start <= position)
  return [...line.matchAll(pattern)].flatMap((match) => {
    const first = wordAt(match.index)
    const last = wordAt(match.index + match[0].length - 1)
    const from = sentence[first]?.from
    const to = sentence[last]?.to
    return from === undefined || to === undefined ? [] : [{ from, to, first, last }]
  })
}

/** Words of observance; not the name of a street, nor "niets met geloof te maken", nor, in a signal about a place, the building where groups met. */
function observance(sentence: ReadonlyArray<Word>, kind: SignalKind): ReadonlyArray<Hit> {
  return hits(sentence, religious).filter((hit) => {
    const word = sentence[hit.first]?.folded ?? ""
    if (inAddress.test(word)) return false
    if (kind === "polarisation" && settings.test(word)) return false
    return !(faithInGeneral.test(word) && isDenied(sentence, hit, []))
  })
}

/** Hits that the sentence does not deny; a denial carries on through a list ("geen geweld, dreiging of haat"). */
function affirmed(sentence: ReadonlyArray<Word>, pattern: RegExp): ReadonlyArray<Hit> {
  const denied: Array<Hit> = []
  return hits(sentence, pattern).filter((hit) => {
    if (!isDenied(sentence, hit, denied)) return true
    denied.push(hit)
    return false
  })
}

function isDenied(sentence: ReadonlyArray<Word>, hit: Hit, denied: ReadonlyArray<Hit>): boolean {
  for (let index = hit.first - 1; index >= Math.max(0, hit.first - reach); index--) {
    const between = sentence[index + 1]?.gap ?? ""
    if (denied.some((earlier) => earlier.last === index) && /^[\s,]*$/u.test(between)) return true
    const word = sentence[index]?.folded ?? ""
    if (/^(?:of|en|or|and|noch|nor)$/u.test(word)) continue
    if (/[,():–]/u.test(between)) break
    if (denial.has(word) && !notADenial.has(sentence[index + 1]?.folded ?? "")) return true
  }
  for (let index = hit.last + 1; index <= Math.min(sentence.length - 1, hit.last + 2); index++) {
    const word = sentence[index]
    if (word === undefined || /[,():–]/u.test(word.gap)) break
    if (denialAfter.has(word.folded) && !notADenial.has(sentence[index + 1]?.folded ?? "")) return true
  }
  return false
}

/** In a long account of other things a passing mention of belief does not make it an account of belief. */
function isSideRemark(sentences: ReadonlyArray<ReadonlyArray<Word>>, touched: ReadonlyArray<unknown>): boolean {
  const words = sentences.reduce((total, sentence) => total + sentence.length, 0)
  return words >= 40 && touched.length * 4 <= sentences.length
}
