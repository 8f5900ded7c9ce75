import { Schema } from "effect"

const Line = Schema.Struct({
  weight: Schema.Number,
  terms: Schema.Array(Schema.Struct({ weight: Schema.Number })),
  runnerUp: Schema.optionalKey(Schema.String)
})
const decode = Schema.decodeUnknownSync(Schema.fromJsonString(Line))

export interface ExplanationsJudged {
  pairs: number
  /** Largest difference of a weight and the sum of its terms, bits. */
  worst: number
  /** Pairs of which no other reading is named. */
  unnamed: number
}

/** Judges lines of `link --explain`. Throws on one that is no explanation: then there is nothing to measure. */
export const judgeExplanations = async (lines: AsyncIterable<string>): Promise<ExplanationsJudged> => {
  const judged: ExplanationsJudged = { pairs: 0, worst: 0, unnamed: 0 }
  for await (const line of lines) {
    if (line === "") continue
    const { weight, terms, runnerUp } = decode(line)
    const sum = terms.reduce((all, term) => all + term.weight, 0)
    judged.pairs++
    judged.worst = Math.max(judged.worst, Math.abs(weight - sum))
    if (runnerUp === undefined) judged.unnamed++
  }
  return judged
}
