import type { Bilingual } from "../text.ts"

/** A rule's reason with a code of that rule's own set. */
export type RuleReason<Code extends string> = {
  readonly code: Code
  /** The covenant's clause and the law. */
  readonly clause: string
  readonly text: Bilingual
}

/** A rule says no, with every reason it found. */
export type RuleRefusal<Code extends string> = {
  readonly reasons: readonly [RuleReason<Code>, ...Array<RuleReason<Code>>]
}

export type RuleTexts<Code extends string> = Readonly<Record<Code, Omit<RuleReason<Code>, "code">>>

/** The refusal for the codes found, each once and in their order. */
export function refusalOf<Code extends string>(
  texts: RuleTexts<Code>,
  codes: readonly [Code, ...Array<Code>]
): RuleRefusal<Code> {
  const [first, ...others] = codes
  const rest = [...new Set(others)].filter((code) => code !== first)
  return { reasons: [{ code: first, ...texts[first] }, ...rest.map((code) => ({ code, ...texts[code] }))] }
}
